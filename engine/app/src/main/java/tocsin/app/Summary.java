package tocsin.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.feeds.FeedAccount;
import tocsin.adapters.json.AlertReader;
import tocsin.adapters.json.ReplayReader;
import tocsin.adapters.json.TruthReader;
import tocsin.core.drift.DriftReport;
import tocsin.core.evaluate.AdvisorLoad;
import tocsin.core.evaluate.LeadReport;
import tocsin.core.evaluate.compare.PolicyText;
import tocsin.core.route.Roster.OnRoster;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Tier;
import tocsin.domain.traffic.InputAccount;

/**
 * What a replay came to. Everything but the time it took depends on the history alone.
 *
 * @param policy what decided, as flat text: a replay explains itself without its pack
 * @param last the last version of each alert
 * @param shadow what challengers said, by id
 * @param drift null when nobody looked
 * @param load what it asks of the advisors; null when there are none
 */
record Summary(
    String pack,
    SortedMap<String, String> policy,
    List<InputAccount> inputs,
    List<FeedAccount> feeds,
    long rosterFaults,
    long horizon,
    List<Alert> versions,
    List<Alert> last,
    @Nullable LeadReport lead,
    SortedMap<String, ShadowFigures> shadow,
    @Nullable DriftReport drift,
    @Nullable AdvisorLoad load) {

  static Summary of(Replay.Result result, Path out, @Nullable Path truth) {
    try {
      List<Alert> versions = AlertReader.read(out.resolve("alerts.jsonl"));
      LeadReport lead = truth == null ? null : LeadReport.of(TruthReader.read(truth), versions);
      return new Summary(
          result.loaded().edition().model().pack().label(),
          PolicyText.of(result.loaded().edition().model().pack()),
          result.accounts(),
          result.loaded().feeds(),
          result.loaded().rosterFaults().size(),
          result.horizon(),
          versions,
          last(versions),
          lead,
          result.study().shadow(),
          result.study().drift(result.loaded().edition().model()),
          load(result, versions, out));
    } catch (IOException e) {
      throw new TocsinException(ExitCode.IO, String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable AdvisorLoad load(Replay.Result result, List<Alert> versions, Path out)
      throws IOException {
    Set<String> advisors = new HashSet<>();
    for (OnRoster each : result.loaded().edition().roster().advisors()) {
      advisors.add(each.advisor().advisorId());
    }
    long start = result.accounts().stream().mapToLong(InputAccount::firstAt).min().orElse(0);
    return advisors.isEmpty() || result.horizon() == Long.MIN_VALUE
        ? null
        : AdvisorLoad.of(
            versions, ReplayReader.assignments(out), advisors.size(), start, result.horizon());
  }

  private static List<Alert> last(List<Alert> versions) {
    Map<String, Alert> byId = new TreeMap<>();
    for (Alert version : versions) {
      byId.merge(version.alertId(), version, (a, b) -> b.version() > a.version() ? b : a);
    }
    return new ArrayList<>(byId.values());
  }

  boolean addsUp() {
    return inputs.stream().allMatch(InputAccount::addsUp);
  }

  /** Alerts by the highest tier they reached. */
  Map<Tier, Integer> byTier() {
    Map<String, Tier> highest = new TreeMap<>();
    for (Alert version : versions) {
      highest.merge(version.alertId(), version.tier(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }
    Map<Tier, Integer> counts = new TreeMap<>(java.util.Comparator.reverseOrder());
    highest.values().forEach(tier -> counts.merge(tier, 1, Integer::sum));
    return counts;
  }

  private long sum(java.util.function.ToLongFunction<InputAccount> part) {
    return inputs.stream().mapToLong(part).sum();
  }

  private static Map<String, Long> added(
      List<InputAccount> inputs,
      java.util.function.Function<InputAccount, Map<String, Long>> part) {
    Map<String, Long> sum = new TreeMap<>();
    for (InputAccount input : inputs) {
      part.apply(input).forEach((name, count) -> sum.merge(name, count, Long::sum));
    }
    return sum;
  }

  /** The figures as JSON, in a fixed order. */
  String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("pack", pack);
    all.put("horizon", horizon == Long.MIN_VALUE ? null : horizon);
    all.put("lines", sum(InputAccount::lines));
    all.put("records", sum(InputAccount::records));
    all.put("joined", sum(InputAccount::joined));
    all.put("ignored", added(inputs, InputAccount::ignored));
    all.put("rejected", added(inputs, InputAccount::rejected));
    all.put("addsUp", addsUp());
    all.put("inputs", inputs);
    all.put("feeds", feeds);
    all.put("rosterFaults", rosterFaults);
    Map<String, Object> tiers = new LinkedHashMap<>();
    byTier().forEach((tier, count) -> tiers.put(tier.word(), count));
    all.put("alerts", last.size());
    all.put("versions", versions.size());
    all.put("open", last.stream().filter(a -> a.status() == AlertStatus.OPEN).count());
    all.put("byHighestTier", tiers);
    all.put("lead", lead);
    all.put("advisorLoad", load);
    all.put("drift", drift == null ? null : DriftText.json(drift));
    if (!shadow.isEmpty()) {
      Map<String, Object> models = new LinkedHashMap<>();
      shadow.forEach((id, figures) -> models.put(id, figures.json()));
      all.put("shadow", models);
    }
    all.put("policy", policy);
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
  }

  /** The figures for a reader at a terminal. */
  String text(double seconds) {
    StringBuilder out = new StringBuilder();
    long lines = sum(InputAccount::lines);
    out.append(
        String.format(
            "%nRead %,d lines of %d inputs in %.1f s (%,.0f a second)%n",
            lines, inputs.size(), seconds, lines / Math.max(seconds, 0.001)));
    out.append(
        String.format(
            "  = %,d records + %,d joined + %,d ignored + %,d rejected%s%n",
            sum(InputAccount::records),
            sum(InputAccount::joined),
            InputAccount.total(added(inputs, InputAccount::ignored)),
            InputAccount.total(added(inputs, InputAccount::rejected)),
            addsUp() ? "" : "   DOES NOT ADD UP"));
    counts(out, "ignored", added(inputs, InputAccount::ignored));
    counts(out, "rejected", added(inputs, InputAccount::rejected));
    if (!feeds.isEmpty()) {
      out.append(
          String.format(
              "Indicators: %,d accepted, %,d rejected, of %d feeds%n",
              feeds.stream().mapToLong(FeedAccount::accepted).sum(),
              feeds.stream().mapToLong(FeedAccount::rejected).sum(),
              feeds.size()));
    }
    if (rosterFaults > 0) {
      out.append(String.format("Roster: %,d faults (tocsin validate lists them)%n", rosterFaults));
    }
    out.append(
        String.format(
            "Pack %s: %,d alerts in %,d versions; by highest tier:",
            pack, last.size(), versions.size()));
    byTier().forEach((tier, count) -> out.append(String.format(" %s %,d", tier.word(), count)));
    out.append('\n');
    load(out);
    lead(out);
    DriftText.line(drift, out);
    return out.toString();
  }

  private static void counts(StringBuilder out, String what, Map<String, Long> counts) {
    if (!counts.isEmpty()) {
      out.append("    ").append(what).append(": ");
      counts.forEach((name, count) -> out.append(name).append(' ').append(count).append("  "));
      out.append('\n');
    }
  }

  private void load(StringBuilder out) {
    AdvisorLoad each = load;
    if (each != null) {
      out.append(
          String.format(
              "Advisors: %,d with %,d tasks; a day %.2f on average, 99 %% at most %d, the most %d;"
                  + " held back for want of room %s%n",
              each.advisors(), each.tasks(), each.mean(), each.p99(), each.max(), each.degraded()));
    }
  }

  private void lead(StringBuilder out) {
    LeadReport report = lead;
    if (report == null) {
      return;
    }
    out.append(
        String.format(
            "Against the truth: %d of %d paying victims alerted before their first payment (",
            report.inTimeAtAll(), report.victims()));
    report
        .inTime()
        .forEach((tier, count) -> out.append(tier.word()).append(' ').append(count).append(' '));
    out.append(
        String.format(
            "by then), %d only after it; median lead above blue %d min%n",
            report.late(), report.medianLeadMinutes()));
    out.append(
        String.format(
            "  people whom no fraud took beyond a landing page: %d alerted above blue, %d at blue%n",
            report.untouched(), report.untouchedBlue()));
  }
}
