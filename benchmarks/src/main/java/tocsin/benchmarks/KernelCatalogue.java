package tocsin.benchmarks;

import java.util.List;
import java.util.Map;
import tocsin.benchmarks.KernelSection.Line;
import tocsin.benchmarks.KernelTarget.Kind;
import tocsin.benchmarks.kernels.CidrLookup;
import tocsin.benchmarks.kernels.DiscoverySteps;
import tocsin.benchmarks.kernels.FunnelSteps;
import tocsin.benchmarks.kernels.HostLookup;
import tocsin.benchmarks.kernels.LexicalScoring;
import tocsin.benchmarks.kernels.LookAlikeFinding;
import tocsin.benchmarks.kernels.MemoryLoads;
import tocsin.benchmarks.kernels.RegistrableDomain;
import tocsin.benchmarks.kernels.TreeScoring;
import tocsin.benchmarks.kernels.UrlParsing;

/** Which kernels are measured against whom, and what they have to reach. */
final class KernelCatalogue {
  private static final List<String> ANY = List.of("");
  private static final String SMALL = "100000";
  private static final String MIDDLE = "1000000";
  private static final String LARGE = "10000000";
  private static final String UNAFFORDABLE = "its build takes minutes and gigabytes";
  private static final String AS_MIDDLE = "as at a million";
  private static final String AS_HASH_SET = "as the HashSet";

  static final KernelSection MEMORY =
      new KernelSection(
          "memory",
          "The physical floor",
          "One load from a working set: when its address depends on the load before (latency), and"
              + " when many loads are under way at once.",
          MemoryLoads.class,
          List.of("16384", "524288", "4194304", "33554432", "536870912"),
          List.of(
              new Line("dependent", "dependent load"),
              new Line("independent", "independent loads")));

  private static final KernelSection HOST =
      new KernelSection(
          "host",
          "Is a host or a parent domain of it on a list?",
          "2,097,152 hosts, 1 % hits (half of them sub-domains), the rest drawn evenly from a"
              + " million names on no list, which is the worst case. Up to a million entries are real where the list"
              + " is; of ten million, nine are mutated. The last line reads the host and finds its"
              + " dots, which nobody can do without.",
          HostLookup.class,
          List.of(SMALL, MIDDLE, LARGE),
          List.of(
              new Line("tocsin", "**tocsin**, host by host"),
              new Line("tocsinBatch", "**tocsin**, batches of 64"),
              new Line("hashSet", "HashSet of strings, substring walk"),
              new Line(
                  "fastutilObjects",
                  "fastutil ObjectOpenHashSet, the same walk",
                  Map.of(LARGE, AS_HASH_SET)),
              new Line("fastutilLongs", "fastutil LongOpenHashSet of suffix hashes, not exact"),
              new Line("guavaBloom", "Guava BloomFilter 0.1 %, false positives stay"),
              new Line("luceneFst", "Lucene FST, reversed bytes", Map.of(LARGE, UNAFFORDABLE)),
              new Line(
                  "ahoCorasick",
                  "hankcs Aho-Corasick double-array trie, reversed",
                  Map.of(MIDDLE, UNAFFORDABLE, LARGE, UNAFFORDABLE)),
              new Line(
                  "floor", "reading the host only", Map.of(SMALL, AS_MIDDLE, LARGE, AS_MIDDLE))));

  private static final KernelSection DOMAIN =
      new KernelSection(
          "domain",
          "Registrable domain",
          "Private rules included; crawler-commons reads our list, Guava its own.",
          RegistrableDomain.class,
          ANY,
          List.of(
              new Line("tocsin", "**tocsin**, from bytes"),
              new Line("tocsinString", "**tocsin**, from a string"),
              new Line("crawlerCommons", "crawler-commons EffectiveTldFinder"),
              new Line("guava", "Guava InternetDomainName")));

  private static final KernelSection CIDR =
      new KernelSection(
          "cidr",
          "Which prefix covers an address?",
          "60 % of the prefixes are /32, 25 % /24, the rest /16 to /22, none within another (only"
              + " ours and the trie could tell nested ones apart); 1,048,576 addresses, 4 % hits.",
          CidrLookup.class,
          List.of(SMALL),
          List.of(
              new Line("tocsin", "**tocsin**"),
              new Line("treeMap", "TreeMap.floorEntry"),
              new Line("binarySearch", "binary search in a sorted array"),
              new Line("ipAddressTrie", "seancfoley IPAddress trie, address object included")));

  private static final KernelSection URL =
      new KernelSection(
          "url",
          "URL to canonical form and host",
          "16,384 URLs; what each found a host in is told, for java.net.URI refuses some. Only ours"
              + " unescapes, and brings the host to one spelling.",
          UrlParsing.class,
          ANY,
          List.of(
              new Line("tocsin", "**tocsin**, canonical host, path and query"),
              new Line("uriNormalized", "java.net.URI, normalised"),
              new Line("uri", "java.net.URI, host only"),
              new Line("url", "java.net.URL, host only, nothing checked")));

  private static final KernelSection LOOK_ALIKE =
      new KernelSection(
          "lookalike",
          "Does a host imitate a brand?",
          "4,096 listed and mutated hosts against the brands of the base pack. The scan compares the"
              + " registered label with every name, one edit allowed; it knows no other disguise.",
          LookAlikeFinding.class,
          ANY,
          List.of(
              new Line("tocsin", "**tocsin**, all disguises"),
              new Line("levenshteinScan", "commons-text LevenshteinDistance(1), all names")));

  private static final KernelSection LEXICAL =
      new KernelSection(
          "lexical",
          "Lexical score",
          "Hosts of some 15 characters, paths of some 35; registrable domain included.",
          LexicalScoring.class,
          ANY,
          List.of(
              new Line("host", "**tocsin**, host"),
              new Line("url", "**tocsin**, host and path"),
              new Line("registrableOnly", "of that, the registrable domain")));

  private static final KernelSection TREES =
      new KernelSection(
          "trees",
          "One row through 500 trees of 31 leaves",
          "32 features, one value in twenty missing, one thread. LightGBM's model also runs in ours"
              + " and in ONNX Runtime, whose scores are checked first; XGBoost has trained its own.",
          TreeScoring.class,
          ANY,
          List.of(
              new Line("tocsin", "**tocsin**, QuickScorer"),
              new Line("flatWalk", "tocsin, every tree walked"),
              new Line("lightGbm", "lightgbm4j, predictForMatSingleRow"),
              new Line("lightGbmFast", "LightGBM's native FastInit call"),
              new Line("onnxRuntime", "ONNX Runtime"),
              new Line("xgboost", "XGBoost4J, inplace_predict")));

  private static final KernelSection EXPLAIN =
      new KernelSection(
          "explain",
          "Exact tree SHAP of one row",
          "The same models and rows.",
          TreeScoring.class,
          ANY,
          List.of(
              new Line("tocsinShap", "**tocsin**"),
              new Line("lightGbmShap", "lightgbm4j, predict contributions"),
              new Line("xgboostShap", "XGBoost4J, predictContrib")));

  private static final KernelSection FUNNEL =
      new KernelSection(
          "funnel",
          "One event of a person",
          "A step of the funnel's filter, and a whole event: a visit added to a person's log of so"
              + " many moments, facts, stages, score, tier, and the alert where one is due. No state"
              + " backend.",
          FunnelSteps.class,
          List.of("4", "16", "64"),
          List.of(
              new Line("event", "**tocsin**, the whole event"),
              new Line("step", "of that, a step of the filter")));

  private static final KernelSection DISCOVERY =
      new KernelSection(
          "discovery",
          "What discovery adds to a record",
          "The sample town from its first record on: the seed and tie ledgers in maps, divided by"
              + " all records. No state backend.",
          DiscoverySteps.class,
          ANY,
          List.of(new Line("added", "**tocsin**")));

  /** All tables, in the order of the report. */
  static final List<KernelSection> SECTIONS =
      List.of(
          MEMORY, HOST, DOMAIN, CIDR, URL, LOOK_ALIKE, LEXICAL, TREES, EXPLAIN, FUNNEL, DISCOVERY);

  static final List<KernelTarget> TARGETS =
      List.of(
          new KernelTarget("host", MIDDLE, "tocsin", Kind.NANOS, "", 45),
          new KernelTarget("host", LARGE, "tocsinBatch", Kind.NANOS, "", 75),
          new KernelTarget("host", MIDDLE, "tocsin", Kind.TIMES, "hashSet", 10),
          new KernelTarget("host", LARGE, "tocsinBatch", Kind.TIMES, "hashSet", 10),
          new KernelTarget("host", MIDDLE, "tocsin", Kind.TIMES, "fastutilLongs", 3),
          new KernelTarget("host", MIDDLE, "tocsin", Kind.FLOOR, "floor", 3.5),
          new KernelTarget("host", MIDDLE, "tocsin", Kind.BYTES, "", 45),
          new KernelTarget("domain", "", "tocsin", Kind.NANOS, "", 45),
          new KernelTarget("cidr", SMALL, "tocsin", Kind.NANOS, "", 15),
          new KernelTarget("lookalike", "", "tocsin", Kind.NANOS, "", 1_000),
          new KernelTarget("lexical", "", "host", Kind.NANOS, "", 120),
          new KernelTarget("lexical", "", "url", Kind.NANOS, "", 200),
          new KernelTarget("trees", "", "tocsin", Kind.NANOS, "", 3_000),
          new KernelTarget("trees", "", "tocsin", Kind.TIMES, "lightGbmFast", 6),
          new KernelTarget("trees", "", "tocsin", Kind.TIMES, "onnxRuntime", 5),
          new KernelTarget("explain", "", "tocsinShap", Kind.NANOS, "", 1_000_000),
          new KernelTarget("discovery", "", "added", Kind.NANOS, "", 100));

  private KernelCatalogue() {}

  static KernelSection section(String name) {
    return SECTIONS.stream()
        .filter(section -> section.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name));
  }
}
