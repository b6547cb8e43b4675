package tocsin.core.apps;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import tocsin.core.kernel.Hosts;
import tocsin.domain.pack.AppSignature;
import tocsin.domain.pack.Apps;
import tocsin.domain.pack.RoleNames;
import tocsin.domain.pack.SignWeight;

/** Finds every fault in a pack's apps in one go. */
public final class AppChecks {
  private static final long MINUTE = 60_000L;
  private static final long DAY = 1440 * MINUTE;
  private static final int MOST_SIGNATURES = 5000;

  private AppChecks() {}

  /**
   * Checks a pack's part on apps.
   *
   * @param problem takes where ({@code apps/session/gap}) and what
   */
  public static void check(Apps apps, BiConsumer<String, String> problem) {
    within(problem, "apps/session/gap", apps.gapMillis(), MINUTE, DAY);
    within(problem, "apps/session/most", apps.mostMillis(), apps.gapMillis(), DAY);
    within(problem, "apps/session/sites", apps.maxSites(), 2, 64);
    within(problem, "apps/firstRun/install", apps.installMillis(), 1, DAY);
    within(problem, "apps/firstRun/within", apps.firstRunMillis(), 1, DAY);
    within(problem, "apps/remember", apps.rememberMillis(), 1, 400 * DAY);
    within(problem, "apps/people", apps.people(), 2, 16);
    within(problem, "apps/cap", apps.cap(), 0, 1000);
    within(problem, "apps/listedFrom", apps.listedFrom(), 0, 101);
    within(problem, "apps/similarity", apps.similarity(), 1, 100);
    for (SignWeight each : apps.weights()) {
      within(problem, "apps/weights/" + each.sign(), each.weight(), 0, 500);
    }
    for (RoleNames each : apps.platforms()) {
      suffixes(problem, "apps/platforms/" + each.role(), each.names());
    }
    for (RoleNames each : apps.labels()) {
      words(problem, "apps/labels/" + each.role(), each.names());
    }
    signatures(problem, apps.signatures());
  }

  private static void signatures(
      BiConsumer<String, String> problem, List<AppSignature> signatures) {
    if (signatures.size() > MOST_SIGNATURES) {
      problem.accept("apps/signatures", signatures.size() + " sets; at most " + MOST_SIGNATURES);
      return;
    }
    Set<String> ids = new HashSet<>();
    for (AppSignature signature : signatures) {
      String where = "apps/signatures/" + signature.id();
      if (!ids.add(signature.id())) {
        problem.accept(where, "the id stands twice");
      }
      if (Set.copyOf(signature.sites()).size() < 2) {
        problem.accept(where, "a set has two sites at least");
      }
      suffixes(problem, where, signature.sites());
    }
  }

  private static void suffixes(
      BiConsumer<String, String> problem, String where, List<String> names) {
    for (String name : names) {
      if (!Hosts.isCanonical(name) || name.indexOf('.') < 0) {
        problem.accept(where, "'" + name + "' is no domain in lower case");
      }
    }
  }

  private static void words(BiConsumer<String, String> problem, String where, List<String> words) {
    for (String word : words) {
      if (!Hosts.isCanonical(word) || word.contains(".") || word.contains("-")) {
        problem.accept(where, "'" + word + "' is no part of a host name's label");
      }
    }
  }

  private static void within(
      BiConsumer<String, String> problem, String where, long value, long low, long high) {
    if (value < low || value > high) {
      problem.accept(where, value + " is outside " + low + " to " + high);
    }
  }
}
