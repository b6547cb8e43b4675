package tocsin.domain.pack;

import java.util.List;

/**
 * How a pack recognises apps by the hosts they talk to (DOMAIN §2.9). The stores, from which a
 * download is normal, stand in the warning lists.
 *
 * @param gapMillis silence that ends an app session
 * @param mostMillis longest app session
 * @param maxSites sites in a session from which it is a crawl and no app
 * @param installMillis how long after a download an app may be opened for the first time
 * @param firstRunMillis how close to its first call a new app uses its other roles
 * @param rememberMillis how long a person's set is remembered, for rotation
 * @param people distinct people whose sessions must agree
 * @param cap the highest natural log-likelihood ratio an app set may state, in hundredths
 * @param listedFrom confidence of an indicator from which a listed host speaks for its whole set
 * @param similarity percent of the lighter set's weight that must be common for a known set
 * @param labels labels of host names by role, lower case, without trailing digits
 * @param configPaths beginnings of paths that fetch an app's settings
 * @param platforms suffixes of platforms by role: object storage, live-chat SDKs (N07),
 *     fourth-party payment (N08), makers of apps (N06)
 * @param weights natural log-likelihood ratio of each sign, in hundredths
 * @param signatures known sets of fraud apps
 */
public record Apps(
    long gapMillis,
    long mostMillis,
    int maxSites,
    long installMillis,
    long firstRunMillis,
    long rememberMillis,
    int people,
    int cap,
    int listedFrom,
    int similarity,
    List<RoleNames> labels,
    List<String> configPaths,
    List<RoleNames> platforms,
    List<SignWeight> weights,
    List<AppSignature> signatures) {

  /** Recognises nothing. */
  public static final Apps NONE =
      new Apps(
          600_000L,
          3_600_000L,
          16,
          1,
          1,
          1,
          2,
          0,
          101,
          100,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  public Apps {
    labels = labels == null ? List.of() : labels;
    configPaths = configPaths == null ? List.of() : configPaths;
    platforms = platforms == null ? List.of() : platforms;
    weights = weights == null ? List.of() : weights;
    signatures = signatures == null ? List.of() : signatures;
  }
}
