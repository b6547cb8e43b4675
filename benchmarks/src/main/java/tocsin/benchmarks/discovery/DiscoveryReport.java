package tocsin.benchmarks.discovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tocsin.adapters.json.TruthReader;
import tocsin.core.detect.Sieve;
import tocsin.core.detect.SieveCounts;
import tocsin.core.discover.hunt.Bounds;
import tocsin.core.evaluate.Truth;
import tocsin.domain.intel.Listing;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.Visit;

/** Writes the tables. */
public final class DiscoveryReport {
  private static final List<ThinFeed> FEEDS =
      List.of(
          new ThinFeed("the city's feed, 3 in 10 campaigns held out", 0.3, 1),
          new ThinFeed("a third of its right entries, 3 in 10 campaigns held out", 0.3, 0.33),
          new ThinFeed("a tenth of its right entries, 3 in 10 campaigns held out", 0.3, 0.1));

  private final Path city;
  private final Path pack;
  private final Path temp;
  private final Truth truth;
  private final StringBuilder out = new StringBuilder();

  private final Consumer<String> progress;

  private DiscoveryReport(Path city, Path pack, Path temp, Consumer<String> progress)
      throws IOException {
    this.progress = progress;
    this.city = city;
    this.pack = pack;
    this.temp = temp;
    this.truth = TruthReader.read(city.resolve("truth"));
  }

  /** A copy of a pack whose discovery is on, whatever the pack says. */
  private static Path switchedOn(Path pack, Path copy) throws IOException {
    Path file = CityRun.without(pack, copy).resolve("discovery.yaml");
    Files.writeString(file, Files.readString(file).replaceFirst("(?m)^on: false", "on: true"));
    return copy;
  }

  /**
   * Runs everything; several passes over the city.
   *
   * @param progress hears each line as it is written
   */
  public static String of(Path city, Path pack, Consumer<String> progress) throws IOException {
    Path temp = Files.createTempDirectory("tocsin-discovery");
    DiscoveryReport report =
        new DiscoveryReport(city, switchedOn(pack, temp.resolve("on")), temp, progress);
    report.targets();
    new PeopleReport(city, report.pack, temp, report.truth, report::line).write(FEEDS.get(2));
    return report.out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
    progress.accept(text);
  }

  private void targets() throws IOException {
    line("# Targets that no list knows");
    line("");
    line("The city: `" + Files.readString(city.resolve("meta.json")).strip() + "`");
    line("");
    for (ThinFeed feed : FEEDS) {
      feed(feed);
    }
  }

  private void feed(ThinFeed feed) throws IOException {
    Path folder = Files.createDirectories(temp.resolve(feed.name().replaceAll("\\W+", "-")));
    CityRun run =
        new CityRun(city, pack, feed.write(city.resolve("indicators.csv"), truth, folder));
    SiteGraph graph = graph(run);
    BitSet fraud = fraud(graph, campaign -> true);
    BitSet wanted = (BitSet) fraud.clone();
    wanted.andNot(graph.listed);
    BitSet held = fraud(graph, feed::holdsOut);
    held.andNot(graph.listed);
    int[][] visitors = graph.visitors();
    BitSet five = new BitSet();
    wanted.stream().filter(site -> visitors[site].length >= 5).forEach(five::set);
    BitSet heldFive = (BitSet) held.clone();
    heldFive.and(five);
    FoundSites found = new FoundSites(graph, run.targets(), truth.city().endAt());
    Scorers scorers = new Scorers(visitors, graph.people(), graph.seeds);
    line("## With " + feed.name());
    line("");
    line(
        String.format(
            "%,d sites nobody vouches for, %,d people; %d confirmed by the feed, %d fraudulent that"
                + " it does not list, %d of them with five visitors or more, %d of these of"
                + " campaigns held out.",
            visitors.length,
            graph.people(),
            graph.seeds.cardinality(),
            wanted.cardinality(),
            five.cardinality(),
            heldFive.cardinality()));
    line("");
    line(
        "| ranked by | ≥ 5 visitors, 0.01 % | 0.1 % | all, 0.01 % | 0.1 % | held out ≥ 5, 0.1 % |"
            + " P@200 |");
    line("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    Map<String, double[]> scores = new LinkedHashMap<>();
    scores.put("**tocsin, streaming**", found.scores);
    Bounds bounds = SlowPass.bounds(pack);
    SlowPass slow = slowPass(run, graph, bounds);
    SlowPass first = slowPass(run, graph, SlowPass.oneRound(bounds));
    scores.put("**tocsin, with the slower pass**", slow.with(found.scores));
    scores.put("… with its first round only", first.with(found.scores));
    scores.put("personalised PageRank, batch", scorers.pageRank());
    scores.put("belief propagation, batch, ε = 0.05", scorers.beliefs(0.05));
    scores.put("belief propagation, batch, ε = 0.2", scorers.beliefs(0.2));
    scores.put("share of exposed visitors", scorers.share());
    scores.put("number of exposed visitors", scorers.count());
    scores.forEach(
        (name, ranking) -> {
          Recall recall = new Recall(ranking, fraud, graph.listed);
          line(
              String.format(
                  "| %s | %s | %s | %s | %s | %s | %.3f |",
                  name,
                  Recall.percent(recall.at(1e-4, five)),
                  Recall.percent(recall.at(1e-3, five)),
                  Recall.percent(recall.at(1e-4, wanted)),
                  Recall.percent(recall.at(1e-3, wanted)),
                  Recall.percent(recall.at(1e-3, heldFive)),
                  recall.precision(200)));
        });
    line("");
    flagged(graph, found, fraud, five);
    line("At the end, " + slow.text(fraud, five, heldFive));
    line(
        "Of the second round's sites the stream had flagged "
            + slow.flaggedToo(found.flagged())
            + ".");
    line("");
    Bounds fewer = SlowPass.withoutScanners(bounds);
    line(
        "Were people of more than "
            + fewer.personSites()
            + " unlisted sites to speak for none, "
            + slowPass(run, graph, fewer).text(fraud, five, heldFive));
    line("");
  }

  private SlowPass slowPass(CityRun run, SiteGraph graph, Bounds bounds) throws IOException {
    return SlowPass.of(run, graph, bounds, truth.city().endAt());
  }

  private void flagged(SiteGraph graph, FoundSites found, BitSet fraud, BitSet five) {
    BitSet flagged = found.flagged();
    BitSet hits = (BitSet) flagged.clone();
    hits.and(five);
    BitSet wrong = (BitSet) flagged.clone();
    wrong.andNot(fraud);
    wrong.andNot(graph.listed);
    Map<String, Integer> sites = new HashMap<>();
    truth.sites().forEach(site -> site(graph, site).ifPresent(i -> sites.put(site.target(), i)));
    double[] leads = found.leads(FoundSites.listedAt(truth, sites));
    line(
        String.format(
            "Flagged as the history went on: %s of the unlisted with five visitors or more, after a"
                + " median of %s visitors; %d benign sites. Of sites that the whole feed lists at"
                + " some time %d were flagged before it, by a median of %s h.",
            Recall.percent(hits.cardinality() / (double) Math.max(1, five.cardinality())),
            FoundSites.number(Recall.median(found.visitorsNeeded(hits))),
            wrong.cardinality(),
            leads.length,
            FoundSites.number(Recall.median(leads))));
    line("");
  }

  private SiteGraph graph(CityRun run) throws IOException {
    SiteGraph graph = new SiteGraph();
    int confirmAt = run.edition.model().pack().parameters().confirmAt();
    Sieve sieve =
        new Sieve(
            run.edition.model().names(),
            run.edition.model().suffixes(),
            run.edition.model().warnings(),
            run.edition.indicators(),
            run.subjects(),
            new SieveCounts());
    run.records(
        record ->
            sieve.sift(
                record,
                new Sieve.Out() {
                  @Override
                  public void sighting(Sighting sighting) {
                    graph.add(sighting, confirmAt);
                  }

                  @Override
                  public void context(Visit visit) {
                    // Services that stand on a list are no candidates.
                  }
                }));
    for (Listing listing : run.edition.news()) {
      Integer site = graph.siteNumbers.get(listing.site());
      boolean known = listing.indicator().activeFrom() < truth.city().endAt();
      if (site != null && known) {
        graph.listed(site, listing.indicator().confidence() >= confirmAt);
      }
    }
    return graph;
  }

  private BitSet fraud(SiteGraph graph, Predicate<String> campaigns) {
    BitSet fraud = new BitSet();
    for (Truth.Site site : truth.sites()) {
      if (campaigns.test(site.campaign())) {
        site(graph, site).ifPresent(fraud::set);
      }
    }
    return fraud;
  }

  private static Optional<Integer> site(SiteGraph graph, Truth.Site site) {
    if (site.app()) {
      return Optional.ofNullable(graph.siteNumbers.get("app:" + site.target()));
    }
    String name = graph.siteOf.get(site.target());
    for (String host = site.target(); name == null; host = host.substring(host.indexOf('.') + 1)) {
      name = graph.siteNumbers.containsKey(host) ? host : null;
      if (host.indexOf('.') < 0) {
        break;
      }
    }
    return Optional.ofNullable(name).map(graph.siteNumbers::get);
  }
}
