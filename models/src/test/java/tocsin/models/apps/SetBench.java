package tocsin.models.apps;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.json.PackReader;
import tocsin.core.apps.AppEvidence;
import tocsin.core.apps.AppPages;
import tocsin.core.apps.AppSessions;
import tocsin.core.apps.AppState;
import tocsin.core.apps.AppVote;
import tocsin.core.detect.IndicatorIndex;
import tocsin.core.detect.LinesTable;
import tocsin.core.detect.Pseudonyms;
import tocsin.core.detect.Sieve;
import tocsin.core.detect.SieveCounts;
import tocsin.core.detect.Subjects;
import tocsin.core.detect.WarningLists;
import tocsin.core.model.CompiledModel;
import tocsin.domain.intel.AppSetFact;
import tocsin.domain.intel.AppSign;
import tocsin.domain.intel.AppTouch;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.Visit;
import tocsin.domain.pack.AppSignature;
import tocsin.domain.pack.Apps;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.AccessRecordBuilder;
import tocsin.domain.traffic.Via;

/** Two people's sessions, through the sieve and the shipped pack, to what a page says of them. */
final class SetBench {
  private static final long T0 = 1_772_380_800_000L;

  private final CompiledModel model;
  private final AppSessions sessions;
  private final AppPages pages;

  /**
   * What came of it.
   *
   * @param single whether the first person's session is a set
   * @param weight the strongest that any page says, hundredths of a nat
   */
  record Result(boolean single, boolean agreed, boolean known, int weight) {}

  private SetBench(CompiledModel model, Apps apps) {
    this.model = model;
    this.sessions = new AppSessions(apps);
    this.pages = new AppPages(apps);
  }

  /** The shipped pack. */
  static SetBench of(Path pack) {
    CompiledModel model = PackReader.read(pack, Long.MIN_VALUE, 42).model();
    if (model == null) {
      throw new IllegalStateException("the base pack does not compile");
    }
    return new SetBench(model, model.pack().apps());
  }

  /** The same, knowing some sets besides. */
  SetBench knowing(List<AppSignature> signatures) {
    Apps a = model.pack().apps();
    Apps apps =
        new Apps(
            a.gapMillis(),
            a.mostMillis(),
            a.maxSites(),
            a.installMillis(),
            a.firstRunMillis(),
            a.rememberMillis(),
            a.people(),
            a.cap(),
            a.listedFrom(),
            a.similarity(),
            a.labels(),
            a.configPaths(),
            a.platforms(),
            a.weights(),
            signatures);
    return new SetBench(model, apps);
  }

  private Sieve sieve(boolean lists) {
    return new Sieve(
        model.names(),
        model.suffixes(),
        lists ? model.warnings() : WarningLists.of(List.of(), 42),
        new IndicatorIndex.Builder(42).build(),
        new Subjects(
            LinesTable.EMPTY,
            new Pseudonyms("sixteen bytes or more".getBytes(StandardCharsets.US_ASCII))),
        new SieveCounts());
  }

  /**
   * Two people meet hosts half a minute apart, a day between them.
   *
   * @param lists whether warning lists are asked
   * @param fetched whether the first person fetched an app package before
   */
  Result meet(List<String> first, List<String> second, boolean lists, boolean fetched) {
    Sieve sieve = sieve(lists);
    List<AppSetFact> facts = new ArrayList<>();
    facts.addAll(facts(sieve, "a", T0, first, fetched));
    boolean single = !facts.isEmpty();
    facts.addAll(facts(sieve, "b", T0 + 86_400_000L, second, false));
    Map<String, List<AppVote>> votes = new TreeMap<>();
    Set<String> signs = new HashSet<>();
    for (AppSetFact fact : facts) {
      votes.merge(fact.site(), pages.add(List.of(), fact), (a, b) -> pages.add(a, fact));
      if (AppSign.KNOWN_SET.in(fact.signs())) {
        signs.add(fact.set());
      }
    }
    int weight = -1;
    for (Map.Entry<String, List<AppVote>> page : votes.entrySet()) {
      AppEvidence said = pages.asOf(page.getValue(), page.getKey(), Long.MAX_VALUE);
      weight = said == null ? weight : Math.max(weight, said.weight());
    }
    return new Result(single, weight >= 0, !signs.isEmpty(), Math.max(0, weight));
  }

  private List<AppSetFact> facts(
      Sieve sieve, String subject, long at, List<String> hosts, boolean fetched) {
    AppState[] state = {AppState.NONE};
    Sieve.Out out =
        new Sieve.Out() {
          @Override
          public void sighting(Sighting sighting) {
            // Only what may belong to an app is looked at here.
          }

          @Override
          public void context(Visit visit) {
            // Only what may belong to an app is looked at here.
          }

          @Override
          public void touch(AppTouch touch) {
            state[0] = sessions.add(state[0], touch);
          }
        };
    if (fetched) {
      sieve.sift(access(subject, at - 120_000, "get.package.example", "/a.apk"), out);
    }
    for (int i = 0; i < hosts.size(); i++) {
      sieve.sift(access(subject, at + 30_000L * i, hosts.get(i), null), out);
    }
    List<AppSetFact> facts = new ArrayList<>();
    var unused =
        sessions.advance(state[0], subject, Long.MIN_VALUE, Long.MAX_VALUE - 1, facts::add);
    return facts;
  }

  private static AccessRecord access(String subject, long at, String host, @Nullable String url) {
    AccessRecordBuilder record = new AccessRecordBuilder();
    record.at = at;
    record.subject = subject;
    record.host = host;
    record.url = url;
    record.via = url == null ? Via.TLS : Via.HTTP;
    return record.build();
  }

  /** The ledger's key of a host that no list knows. */
  String site(String host) {
    return model.suffixes().registrable(host);
  }
}
