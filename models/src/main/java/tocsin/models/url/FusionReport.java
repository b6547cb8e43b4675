package tocsin.models.url;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import tocsin.core.detect.Names;
import tocsin.core.fuse.Evidence;
import tocsin.core.fuse.Fusion;
import tocsin.core.fuse.Term;
import tocsin.core.lexical.LexicalModel;
import tocsin.core.model.CompiledModel;
import tocsin.domain.pack.FusionTerm;

/**
 * The part of the report on the whole decision: what the families say together, and how wrongly.
 */
final class FusionReport {
  /** Bounds of the log-likelihood ratios, nats, between the rows on calibration. */
  private static final double[] BOUNDS = {-4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 5.5, 7};

  /** Places in a family's name that are hosts one a line. */
  private static final Map<String, String> TOP_LISTS =
      Map.of(
          "popular (Tranco 10k)", "toplist/tranco10k.txt.gz",
          "popular (Majestic 10k)", "toplist/majestic_million.txt.gz",
          "popular (Alexa 2016)", "toplist/alexa_2016_top100k_factslist.txt.gz",
          "served from China", "toplist/china_domains.txt.gz",
          "universities", "toplist/university_domains.txt.gz",
          "US government", "toplist/dotgov.txt.gz");

  private final UrlFiles files;
  private final LexicalModel model;
  private final CompiledModel pack;
  private final OneAccess access;
  private final Report report;

  FusionReport(UrlFiles files, LexicalModel model, CompiledModel pack, Report report) {
    this.files = files;
    this.model = model;
    this.pack = pack;
    this.report = report;
    Names names = pack.names().spelt(model);
    this.access = new OneAccess(pack, names);
  }

  void write(List<Url> train, List<Url> test, List<LogFigures> logs) throws IOException {
    report.heading("From many families to one probability");
    report.line(
        "`fusion.yaml` weighs evidence as log-likelihood ratios, summed by family, each family");
    report.line(
        "capped. The terms of the *name* family were fitted by `./tocsin train fusion` on hosts of");
    report.line(
        "July to December 2024 and a fifth of the undated ordinary sites, none of which the twin");
    report.line(
        "of the lexical model had seen: half of their registrable domains calibrate the twin, the");
    report.line(
        "other half fit. Logistic regression at equal odds, through the origin, no weight below");
    report.line("zero; intervals redraw registrable domains, 200 times.").line("");
    fitted(NameFit.of(train, UrlLaboratory.END, pack));
    calibration(NameCells.of(Contest.unseen(test, train), access));
    report.heading("False alarms on ordinary browsing");
    ordinary(test);
    frauds(test);
    logs(logs);
    limits();
  }

  private void fitted(NameFit fit) {
    NameCells cells = fit.cells();
    report.line(
        "Hosts that fitted: "
            + cells.count(true)
            + " of fraud, "
            + cells.count(false)
            + " ordinary.");
    report.line(
        "*Alone* is the logarithm of how much more often frauds show the term; *beside the");
    report.line(
        "others* is what is left of it once the other terms, the spelling above all, are known.");
    report.line("");
    report.table("term", "frauds", "ordinary", "alone", "beside the others", "95 %", "shipped");
    for (Term term : NameCells.TERMS) {
      FusionTerm written = pack.fusion().text(term);
      boolean measured = term == Term.SPELLING;
      int frauds = cells.showing(term, true);
      int honest = cells.showing(term, false);
      double alone =
          StrictMath.log((frauds + 0.5) / (cells.count(true) + 1))
              - StrictMath.log((honest + 0.5) / (cells.count(false) + 1));
      report.row(
          List.of(
              term.word(),
              measured ? "" : String.valueOf(frauds),
              measured ? "" : String.valueOf(honest),
              measured ? "" : Report.number(alone, 2),
              Report.number(fit.weight(term), 2),
              Report.number(fit.interval(term)[0], 2)
                  + "–"
                  + Report.number(fit.interval(term)[1], 2),
              written == null ? "none" : Report.number(written.weight(), 2)));
    }
    report.line("");
    report.line(
        "Free to add a constant, the regression would add "
            + Report.number(fit.bias(), 2)
            + " nats to every host: a family that");
    report.line(
        "shows nothing says next to nothing, as the sum assumes. All other weights and the caps");
    report.line("are hypotheses: no public list shows downloads, addresses or visitors.");
  }

  private void calibration(NameCells cells) {
    report.line("");
    report.line(
        "The family's sum on hosts of new domains of 2025, each domain one vote, classes at equal");
    report.line(
        "mass. *Stated* is the mean sum in nats, *capped* the same as fusion counts it, *measured*");
    report.line(
        "the logarithm of how much more of fraud than of the ordinary lies in the row. Rows of");
    report.line("fewer than 20 hosts of either class are rough.").line("");
    report.table("sum, nats", "frauds", "ordinary", "stated", "capped", "measured");
    double[] raw = new double[cells.shown().size()];
    double[] capped = new double[raw.length];
    Fusion fusion = pack.fusion();
    double nothing = fusion.logOdds(Evidence.of(0, 0, 0));
    for (int c = 0; c < raw.length; c++) {
      for (int t = 0; t < NameCells.TERMS.size(); t++) {
        FusionTerm written = fusion.text(NameCells.TERMS.get(t));
        raw[c] += written == null ? 0 : written.weight() * cells.shown().get(c)[t];
      }
      capped[c] = fusion.logOdds(cells.evidence().get(c)) - nothing;
    }
    int[][] counts = cells.counts();
    double[][] mass = cells.mass();
    for (int bin = 0; bin <= BOUNDS.length; bin++) {
      row(bin, raw, capped, counts, mass);
    }
    report.line("");
    report.line(
        "Expected calibration error of the probability at equal odds, ten bins: "
            + Report.number(error(raw, mass), 3)
            + " before the cap,");
    report.line(Report.number(error(capped, mass), 3) + " after it.");
  }

  private void row(int bin, double[] raw, double[] capped, int[][] counts, double[][] mass) {
    double low = bin == 0 ? Double.NEGATIVE_INFINITY : BOUNDS[bin - 1];
    double high = bin == BOUNDS.length ? Double.POSITIVE_INFINITY : BOUNDS[bin];
    int[] hosts = new int[2];
    double[] side = new double[2];
    double stated = 0;
    double kept = 0;
    for (int c = 0; c < raw.length; c++) {
      if (raw[c] < low || raw[c] >= high) {
        continue;
      }
      for (int s = 0; s < 2; s++) {
        hosts[s] += counts[s][c];
        side[s] += mass[s][c];
        stated += mass[s][c] * raw[c];
        kept += mass[s][c] * capped[c];
      }
    }
    double all = side[0] + side[1];
    boolean both = hosts[0] > 0 && hosts[1] > 0;
    String name =
        bin == 0
            ? "below " + BOUNDS[0]
            : bin == BOUNDS.length ? BOUNDS[bin - 1] + " and more" : low + " to " + high;
    report.row(
        List.of(
            name,
            String.valueOf(hosts[1]),
            String.valueOf(hosts[0]),
            all == 0 ? "" : Report.number(stated / all, 2),
            all == 0 ? "" : Report.number(kept / all, 2),
            both ? Report.number(StrictMath.log(side[1] / side[0]), 2) : ""));
  }

  private static double error(double[] sums, double[][] mass) {
    double[] gap = new double[10];
    for (int c = 0; c < sums.length; c++) {
      double p = 1 / (1 + StrictMath.exp(-sums[c]));
      int bin = Math.min(9, (int) (p * 10));
      gap[bin] += mass[1][c] * (1 - p) - mass[0][c] * p;
    }
    double error = 0;
    for (double each : gap) {
      error += Math.abs(each);
    }
    return error;
  }

  private boolean suspects(Url url, boolean download, boolean atWorst) {
    Evidence evidence = access.of(url.host(), download);
    return evidence != null && pack.fusion().suspects(atWorst ? evidence.atWorst() : evidence);
  }

  private Map<String, Predicate<Url>> questions() {
    LexicalModel.Scorer scorer = model.scorer();
    double threshold = model.threshold(UrlTrainer.RATES.get(1));
    Map<String, Predicate<Url>> questions = new LinkedHashMap<>();
    questions.put("spelling at 0.1 %", url -> scorer.margin(url.host(), "") > threshold);
    questions.put("decision, page", url -> suspects(url, false, false));
    questions.put("decision, app package", url -> suspects(url, true, false));
    questions.put("the same, new site", url -> suspects(url, true, true));
    return questions;
  }

  private void head(String family) {
    List<String> columns = new ArrayList<>(List.of(family, "hosts"));
    columns.addAll(questions().keySet());
    report.table(columns.toArray(new String[0]));
  }

  private void ordinary(List<Url> test) throws IOException {
    report.line(
        "Per 100,000 distinct hosts, each asked for once by one person, no list naming it: how");
    report.line(
        "many the strictest rule on spelling alone would flag, and how many the whole decision");
    report.line(
        "suspects (warning lists, all families, the shipped threshold) when the access is to a page,");
    report.line(
        "when it fetches an app package from there, and when the site is new besides. Only the");
    report.line("column *page* is ordinary browsing; a package from an ordinary host is rare.");
    report.line("");
    head("ordinary family");
    Map<String, List<Url>> families = new TreeMap<>();
    for (Url url : test) {
      if (!url.fraud()) {
        families.computeIfAbsent("2025H1: " + url.source(), key -> new ArrayList<>()).add(url);
      }
    }
    for (Map.Entry<String, String> list : TOP_LISTS.entrySet()) {
      families.put(list.getKey(), files.hosts(list.getValue(), "list", 0));
    }
    families.put("apps (v2fly)", files.hosts("apps/v2fly_service_domains.tsv.gz", "apps", 1));
    families.forEach((name, urls) -> row(name, urls, true));
  }

  private void frauds(List<Url> test) {
    report.line("");
    report.line("And of frauds of the same half year, in percent:").line("");
    head("fraud family");
    Map<String, List<Url>> families = new TreeMap<>();
    for (Url url : test) {
      if (url.fraud()) {
        families.computeIfAbsent(url.source(), key -> new ArrayList<>()).add(url);
      }
    }
    families.forEach((name, urls) -> row(name, urls, false));
  }

  private void row(String name, List<Url> urls, boolean ordinary) {
    Map<String, Url> hosts = new LinkedHashMap<>();
    urls.forEach(url -> hosts.putIfAbsent(url.host(), url));
    List<Url> distinct = List.copyOf(hosts.values());
    List<String> cells = new ArrayList<>(List.of(name, String.valueOf(distinct.size())));
    for (Predicate<Url> question : questions().values()) {
      Rates rates = Rates.of(distinct, question, UrlLaboratory.RESAMPLES, 1);
      cells.add(ordinary ? rates.per100k() : rates.percent());
    }
    report.row(cells);
  }

  private void logs(List<LogFigures> logs) {
    report.line("");
    report.line(
        "Real logs through the real adapters and the whole engine, without indicator lists:");
    report.line("of all accesses, those to a target that ended up suspect or confirmed.").line("");
    report.table("log", "accesses", "distinct names", "flagged", "share");
    logs.forEach(each -> report.row(each.cells()));
  }

  private void limits() {
    report.heading("What the decision cannot do");
    report.line(
        "- Without a list it suspects nobody's page for its name: a second family must speak, which");
    report.line(
        "  is a package fetched in the clear, a weak listing, or an app's hosts in two people's");
    report.line(
        "  sessions (APPS.md; single accesses, as above, show none). Where sensors see names only");
    report.line("  (DNS, TLS), packages stay unseen, and most unlisted targets stay unflagged.");
    report.line(
        "- The likelihood ratios of downloads, bare addresses, age and visitors are hypotheses, and");
    report.line("  so is the base rate: a centre should replace them with its own counts.");
    report.line(
        "- Families are taken for independent. A kit that names, hosts and spreads its sites alike");
    report.line(
        "  makes them agree more than that; the caps bound the harm, they do not remove it.");
    report.line(
        "- Who registers ordinary names that look like lures is suspected with the first package");
    report.line(
        "  that he hands out: the column *app package* is what that costs. Clear such sites by a");
    report.line("  warning list.");
    report.line(
        "- The logs above are small, old or of a laboratory. They bound nothing below their own");
    report.line("  size: none flagged among n accesses leaves up to 3/n possible (rule of three).");
  }
}
