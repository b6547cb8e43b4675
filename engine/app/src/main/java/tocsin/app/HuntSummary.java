package tocsin.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tocsin.core.discover.hunt.Hunt;
import tocsin.core.discover.hunt.HuntCounts;
import tocsin.domain.traffic.InputAccount;

/**
 * What a hunt looked at and found, for a reader.
 *
 * @param asOf milliseconds UTC
 * @param written finds in {@code hunt.jsonl}
 * @param listed indicators
 * @param indicators where they are
 */
record HuntSummary(
    long asOf,
    Hunt.Outcome outcome,
    List<InputAccount> accounts,
    long written,
    long listed,
    Path indicators) {

  private long found(int round) {
    return outcome.finds().stream().filter(find -> find.round() == round).count();
  }

  private long records() {
    return accounts.stream().mapToLong(InputAccount::records).sum();
  }

  private long rejected() {
    return accounts.stream().mapToLong(account -> InputAccount.total(account.rejected())).sum();
  }

  String json() {
    HuntCounts counts = outcome.counts();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("asOf", asOf);
    all.put("records", records());
    all.put("rejected", rejected());
    all.put("sites", counts.sites());
    all.put("people", counts.people());
    all.put("edges", counts.edges());
    all.put("seeds", counts.seeds());
    all.put("popularSeeds", counts.popularSeeds());
    all.put("crowds", counts.crowds());
    all.put("silent", counts.silent());
    all.put("sitesPerSiteHeld", counts.scale());
    all.put("foundInRound1", found(1));
    all.put("foundInRound2", found(2));
    all.put("written", written);
    all.put("indicators", listed);
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
  }

  String text() {
    HuntCounts counts = outcome.counts();
    StringBuilder out = new StringBuilder(512);
    line(
        out,
        "As of %s: %,d records (%,d lines rejected), %,d sites that nobody vouches for, %,d people,"
            + " %,d visitors.",
        Instant.ofEpochMilli(asOf),
        records(),
        rejected(),
        counts.sites(),
        counts.people(),
        counts.edges());
    line(
        out,
        "Confirmed: %,d sites. Say nothing: %,d of these and %,d others with too many visitors,"
            + " %,d people of too many sites.",
        counts.seeds(),
        counts.popularSeeds(),
        counts.crowds(),
        counts.silent());
    if (counts.scale() > 1) {
      line(
          out,
          "More sites than hunt.yaml allows: one in %,d was looked at, the others were not.",
          counts.scale());
    }
    line(out, "Found: %,d targets one step away, %,d two steps away.", found(1), found(2));
    line(
        out,
        "Written: %,d with what led to them, %,d indicators in %s",
        written,
        listed,
        indicators);
    return out.toString();
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
