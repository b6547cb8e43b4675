package tocsin.core.fuse;

import java.util.Arrays;
import java.util.List;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.TargetKind;

/**
 * The evidence on a target as a row of numbers: what models trained elsewhere are given, here and
 * in the rows that they are trained on. Fixed: a change gets another {@link #SCHEMA}. A value that
 * is not known, or that a target of the kind does not have, is missing (NaN).
 *
 * <table>
 * <caption>Values in order</caption>
 * <tr><td>lookAlike … download</td><td>1 when the signal is there, else 0</td></tr>
 * <tr><td>spelling</td><td>log-likelihood ratio of the spelling, nats; 0 when unread</td></tr>
 * <tr><td>listConfidence</td><td>of the strongest indicator, 0–100; 0 without one</td></tr>
 * <tr><td>ageDays</td><td>days since the site was first seen</td></tr>
 * <tr><td>visitors</td><td>distinct people seen there</td></tr>
 * <tr><td>appSet</td><td>log-likelihood ratio of the host sets it belongs to, nats; 0 when none</td></tr>
 * <tr><td>isAddress, isApp</td><td>1 when the target is one, else 0</td></tr>
 * <tr><td>hostLength … punycode</td><td>of the host's name: characters, labels, characters of the
 * longest label, digits, hyphens, longest run of digits, share of vowels among letters, 1 when a
 * label is punycode</td></tr>
 * <tr><td>pathLength, pathDepth</td><td>characters of path and query, slashes in them; 0 for a bare
 * host</td></tr>
 * </table>
 */
public final class TargetVector {
  /** Name and version. */
  public static final String SCHEMA = "target/1";

  /** Names of the values, in order. */
  public static final List<String> NAMES =
      List.of(
          "lookAlike",
          "disguise",
          "lureWord",
          "randomLabel",
          "riskySuffix",
          "bareIp",
          "download",
          "spelling",
          "listConfidence",
          "ageDays",
          "visitors",
          "appSet",
          "isAddress",
          "isApp",
          "hostLength",
          "labels",
          "longestLabel",
          "digits",
          "hyphens",
          "longestDigits",
          "vowelShare",
          "punycode",
          "pathLength",
          "pathDepth");

  private static final Signal[] SIGNALS = {
    Signal.LOOK_ALIKE,
    Signal.DISGUISE,
    Signal.LURE_WORD,
    Signal.RANDOM_LABEL,
    Signal.RISKY_SUFFIX,
    Signal.BARE_IP,
    Signal.DOWNLOAD
  };

  private static final double DAY_MILLIS = 86_400_000;

  private TargetVector() {}

  /**
   * The row of a target. O(length).
   *
   * @param host canonical host or address; an app's id is not looked at
   * @param path with query; empty for none
   * @return as many values as {@link #NAMES}
   */
  public static double[] of(Evidence evidence, TargetKind kind, String host, String path) {
    double[] row = new double[NAMES.size()];
    int at = 0;
    for (Signal signal : SIGNALS) {
      row[at++] = signal.in(evidence.signals()) ? 1 : 0;
    }
    row[at++] = evidence.spelling() / 100.0;
    row[at++] = evidence.confidence();
    row[at++] = evidence.ageMillis() < 0 ? Double.NaN : evidence.ageMillis() / DAY_MILLIS;
    row[at++] = evidence.visitors() <= 0 ? Double.NaN : evidence.visitors();
    row[at++] = evidence.appSet() / 100.0;
    row[at++] = kind == TargetKind.IP ? 1 : 0;
    row[at++] = kind == TargetKind.APP ? 1 : 0;
    if (kind == TargetKind.APP || kind == TargetKind.IP) {
      Arrays.fill(row, at, row.length, Double.NaN);
      return row;
    }
    name(host, row, at);
    row[row.length - 2] = path.length();
    row[row.length - 1] = path.chars().filter(c -> c == '/').count();
    return row;
  }

  private static void name(String host, double[] row, int first) {
    int labels = 1;
    int label = 0;
    int longest = 0;
    int digits = 0;
    int run = 0;
    int longestRun = 0;
    int hyphens = 0;
    int letters = 0;
    int vowels = 0;
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      boolean letter = c >= 'a' && c <= 'z';
      labels += c == '.' ? 1 : 0;
      label = c == '.' ? 0 : label + 1;
      longest = Math.max(longest, label);
      digits += digit ? 1 : 0;
      run = digit ? run + 1 : 0;
      longestRun = Math.max(longestRun, run);
      hyphens += c == '-' ? 1 : 0;
      letters += letter ? 1 : 0;
      vowels += letter && "aeiouy".indexOf(c) >= 0 ? 1 : 0;
    }
    double[] values = {
      host.length(),
      labels,
      longest,
      digits,
      hyphens,
      longestRun,
      letters == 0 ? Double.NaN : (double) vowels / letters,
      host.startsWith("xn--") || host.contains(".xn--") ? 1 : 0
    };
    System.arraycopy(values, 0, row, first, values.length);
  }
}
