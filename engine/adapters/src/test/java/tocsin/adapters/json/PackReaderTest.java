package tocsin.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tocsin.core.fuse.Term;
import tocsin.core.model.CompiledModel;
import tocsin.domain.intel.AppSign;
import tocsin.domain.pack.ReasonRule;

/** The base pack with one thing broken at a time. */
class PackReaderTest {
  private static final Path BASE =
      Path.of(System.getProperty("tocsin.root", "../..")).resolve("models/packs/base");

  @TempDir Path pack;

  @BeforeEach
  void copyBase() throws IOException {
    try (Stream<Path> files = Files.list(BASE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, pack.resolve(file.getFileName()));
      }
    }
    Files.writeString(pack.resolve("public_suffix_list.dat"), "com\nexample\n");
    Files.createDirectory(pack.resolve("warning-lists"));
    Files.writeString(pack.resolve("warning-lists/a.txt"), "good.example\n");
  }

  private List<String> problems() {
    return PackReader.read(pack, 0, 1).problems().stream()
        .map(problem -> problem.toString().substring(pack.toString().length() + 1))
        .toList();
  }

  private void replace(String file, String what, String with) throws IOException {
    String text = Files.readString(pack.resolve(file));
    assertThat(text).contains(what);
    Files.writeString(
        pack.resolve(file),
        text.substring(0, text.indexOf(what))
            + with.replace("\\n", "\n")
            + text.substring(text.indexOf(what) + what.length()));
  }

  @Test
  void copyOfBase_isSound() {
    assertThat(problems()).isEmpty();
    assertThat(PackReader.read(pack, 0, 1).model()).isNotNull();
  }

  @Test
  void everyReasonAgainstATarget_hasATextInTheBasePack() {
    CompiledModel model = Objects.requireNonNull(PackReader.read(BASE, 0, 1).model());

    List<String> known = model.pack().reasons().stream().map(ReasonRule::code).toList();
    assertThat(known).containsAll(Stream.of(AppSign.values()).map(AppSign::code).toList());
    assertThat(known)
        .containsAll(
            Stream.of(Term.values())
                .map(Term::code)
                .filter(code -> !code.startsWith("S"))
                .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "pack.yaml|confirmAt: 60|confirmat: 60|no field 'confirmat' here; the nearest is 'confirmAt'",
        "pack.yaml|confirmAt: 60|confirmAt: 101|parameters/confirmAt: 101 is outside 1 to 100",
        "pack.yaml|confirmAt: 60|confirmAt: high|'high' is no whole number",
        "pack.yaml|heatHalfLife: 6h|heatHalfLife: 6|'6' is no time span",
        "pack.yaml|heatHalfLife: 6h||'heatHalfLife' is missing",
        "pack.yaml|zone: Asia/Shanghai|zone: Mars/Base|zone: 'Mars/Base' is no time zone",
        "pack.yaml|version: 1|version: 1\\nversion: 2|'version' stands twice",
        "pack.yaml|uploadBytes: 30000|uploadbytes: 30000|nearest is 'uploadBytes'",
        "fusion.yaml|baseRate: 0.0004|baseRate: 0.6|fusion/baseRate: 0.6 is not above 0",
        "fusion.yaml|baseRate: 0.0004|baseRate: low|'low' is no number",
        "fusion.yaml|suspectAt: 0.5|suspectAt: 0.0001|fusion/suspectAt: 1.0E-4 is not above",
        "fusion.yaml|acquits: {name: 1|acquits: {name: 6|6.0 is not from 0 to the family's cap 5.5",
        "fusion.yaml|{name: 5|{name: 8|one family alone would suspect",
        "fusion.yaml|{name: 5|{nome: 5|no family 'nome'; there are app, graph, infrastructure, name,",
        "fusion.yaml|~term: lookAlike, weight: ~|~term: lookAlike, weight: -~|this term only raises",
        "fusion.yaml|~term: oldSite, weight: -~|~term: oldSite, weight: ~|this term only lowers",
        "fusion.yaml|term: disguise|term: disgise|fusion/terms/disgise: no term 'disgise'",
        "fusion.yaml|term: disguise|term: lookAlike|fusion/terms/lookAlike: the term stands twice",
        "fusion.yaml|# watchedSince: 2026|watchedSince: 2O26|is no time",
        "fraud-types.yaml|zh: 刷单返利, en|en|'zh' is missing",
        "fraud-types.yaml|plainEn: a suspected task-rebate scam|plainEn: ''|expected a text, found",
        "fraud-types.yaml|code: F02|code: F01|fraudTypes/F01: the code stands twice",
        "fraud-types.yaml|fast: true|fast: yes|'yes' is neither true nor false",
        "stages.yaml|stage: S1|stage: S9|'S9' is none of [s0, s1,",
        "stages.yaml|- stage: S1\\n  when|- when|",
        "stages.yaml|visits >= 2|vizits >= 2|stages/S1/when: ",
        "stages.yaml|en: trapped; withdrawal is blocked||'en' is missing",
        "reasons.yaml|code: I02|code: I01|reasons/I01: the code stands twice",
        "reasons.yaml|zh: 未成年人,||'zh' is missing",
        "reasons.yaml|（置信度 {urlListed}）|（置信度）|zh mentions [] but en mentions [urlListed]",
        "reasons.yaml|listed URL|listed {nonsense} URL|both must say the same",
        "reasons.yaml|points: 6, zh: 网址|points: six, zh: 网址|reasons/L03/points: ",
        "brands.yaml|kind: police, zh: 公安|kind: polise, zh: 公安|'polise' is none of [bank, police,",
        "brands.yaml|names: [abchina]|names: [abch]|brands/abc/names: 'abch' has 4 letters; 5 to 40",
        "brands.yaml|id: ccb,|id: icbc,|brands/icbc: the id stands twice",
        "apps.yaml|gap: 10m|gap: 10|'10' is no time span like",
        "apps.yaml|people: 2 |people: 1 |apps/people: 1 is outside 2 to 16",
        "apps.yaml|  SIDELOAD: 80|  SIDELOADED: 80|no 'SIDELOADED' here; one of [ROLES,",
        "apps.yaml|[pay, payment,|[pay-now, payment,|'pay-now' is no part of a host name's label",
        "apps.yaml|[cashier4.example]|[http://cashier4.example]|is no domain in lower case",
        "apps.yaml|signatures: []|signatures: [{id: x, sites: [a.test]}]|a set has two sites at least",
        "tiers.yaml|tier: blue|tier: red|tiers/red: each of red, orange, yellow and blue",
        "tiers.yaml|exit: 42|exit: 61|tiers/red/exit: 61 is above enter 60",
        "tiers.yaml|routes: [centre, advisor]||'routes' names nobody",
        "tiers.yaml|routes: [digest]|routes: [dijest]|'dijest' is none of [advisor, deputy,",
        "tiers.yaml|dispatch: 15m|accept: 15m|'dispatch' is missing",
        "tiers.yaml|dispatch: 15m|despatch: 15m|the nearest is 'dispatch'",
        "tiers.yaml|accept: 2m, contact: 5m|accept: 6m, contact: 5m|deadlines must not fall",
        "scripts.yaml|再决定也不迟|见 help.example|scripts/cards/G-early/replies/trusts: holds a link",
        "scripts.yaml|你怎么会信|拨 12345|number 12345 is none of 96110, 110, 12381",
        "scripts.yaml|type: F08|type: F80|scripts/cards/F08-any: no fraud type 'F80'",
        "scripts.yaml|stages: [S7]|stages: [S6]|another card has this type at S6 already",
        "scripts.yaml|stages: [S7]|stages: [S8]|'S8' is none of [s0, s1,",
        "scripts.yaml|- {zh: 森林, en: forest}|- {zh: 森林}|'en' is missing",
        "scripts.yaml|- id: G-after|- name: G-after|no field 'name' here; the nearest is",
        "scripts.yaml|  trusts:|  trust:|no field 'trust' here; the nearest is 'trusts'",
        "capacity.yaml|most: 3|most: 0|capacity/perAdvisor: most is 0.0; 1.0 to 100.0",
        "capacity.yaml|history: 14d|history: 3d|capacity/history: days is 3.0; 7.0 to 45.0",
        "capacity.yaml|people: 3|people: 1|capacity/campaign: people is 1.0; 2.0 to 100.0",
        "capacity.yaml|yellow: 20|yelow: 20|no field 'yelow' here; the nearest is 'yellow'",
        "routing.yaml|minorBelow: 18|minorBelow: 118|routing/minorBelow: 118 is outside 0 to 30",
        "routing.yaml|to: guardian}|to: parents}|'parents' is none of [advisor, guardian,",
        "routing.yaml|minor: true, to|to|no condition: the rule would take every alert",
        "routing.yaml|why: minor,|why: Minor Person,|is no word of a-z",
        "routing.yaml|minor: true|types: [F99]|no fraud type 'F99'",
        "routing.yaml|minor: true|tiers: [pink]|'pink' is none of [none, blue,",
        "routing.yaml|minor: true|hours: at night|'at night' is not like",
        "routing.yaml|minor: true|hours: '08:00-09:00;-holiday'|hours know no holidays",
        "routing.yaml|{why: minor, minor: true|{why: minor, stigma: true, minor: true|never reached",
        "routing.yaml|person: next|persons: next|'persons' is none of person, insider,",
        "routing.yaml|person: next|# none|'person' must stand",
        "routing.yaml|insider: station|insider: home|'home' is none of [next, station]",
        "routing.yaml|after: 2m, to: deputy|after: 1m, to: deputy|none before accept",
        "routing.yaml|after: 5m|after: 2m|each step must come later",
        "routing.yaml|after: 30m, to: centre|after: 30m, to: station|each step must lead higher",
        "routing.yaml|- {after: 30m, to: centre}||must end at the centre",
        "routing.yaml|after: 30m, to: centre|after: 30m, to: digest|none of deputy, station",
        "routing.yaml|after: 30m|after: 2h|after the feedback deadline",
        "routing.yaml|yellow:|blue:|the tier sets no deadline to accept",
        "routing.yaml|yellow:|violet:|'violet' is none of red, orange,",
        "rules.yaml|mode: active\\n|mode: on\\n|'on' is none of [active, shadow]",
        "rules.yaml|atMost: blue|atMost: none|neither atLeast nor atMost",
        "rules.yaml|id: scanner|id: minor-deep-in|rules/minor-deep-in: the id stands twice",
        "warning-lists/a.txt|good.example|# role: tenants|role 'tenants' is none of clean,",
        "warning-lists/a.txt|good.example|# context: banks|context 'banks' is none of bank,",
        "warning-lists/a.txt|good.example|http://good.example/|is no domain, =host, range or app",
      })
  void oneBrokenThing_isToldWithItsFileAndPlace(String file, String what, String with, String said)
      throws IOException {
    String text = Files.readString(pack.resolve(file));
    String meant = what.replace("\\n", "\n");
    replace(file, meant, with == null ? "" : with);
    if (said == null) {
      assertThat(problems()).anyMatch(each -> each.contains("'stage' is missing"));
      return;
    }

    int line = 1 + (int) text.substring(0, text.indexOf(meant)).lines().count();
    assertThat(problems()).anyMatch(each -> each.contains(said));
    String problem = problems().stream().filter(each -> each.contains(said)).findFirst().get();
    assertThat(problem).startsWith(file + ":");
    int told = Integer.parseInt(problem.substring(file.length() + 1).replaceAll(":.*", ""));
    assertThat(told).as(problem).isBetween(line - 14, line + 2);
  }

  @Test
  void fault_inACondition_isToldAtItsColumn() throws IOException {
    replace(
        "reasons.yaml", "when: days >= 2, points: \"min(12,", "when: days >= 2, points: \"mun(12,");

    String text = Files.readString(pack.resolve("reasons.yaml"));
    int at = text.indexOf("mun(12");
    int line = 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    int column = at - text.lastIndexOf('\n', at);
    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("reasons.yaml:" + line + ":" + column + ": reasons/B01/points: ");
  }

  @Test
  void severalFaults_areFoundInOneGo() throws IOException {
    replace("stages.yaml", "visits >= 2", "vizits >= 2");
    replace("tiers.yaml", "exit: 42", "exit: 61");
    replace("reasons.yaml", "code: I02", "code: I01");

    assertThat(problems()).hasSize(3);
  }

  @Test
  void missingParts_areNamed() throws IOException {
    Files.delete(pack.resolve("stages.yaml"));
    Files.delete(pack.resolve("public_suffix_list.dat"));
    Files.delete(pack.resolve("warning-lists/a.txt"));
    Files.delete(pack.resolve("warning-lists"));

    assertThat(problems())
        .containsExactlyInAnyOrder(
            "stages.yaml: the file is missing",
            "public_suffix_list.dat: the file is missing",
            "warning-lists: the file is missing");
  }

  /** Whatever people do to a pack, they are told; and a pack with problems never decides. */
  @Test
  void mutatedPack_isAModelOrProblemsNeverACrash() throws IOException {
    long seed = 314;
    Random random = new Random(seed);
    List<String> names =
        List.of(
            "pack.yaml",
            "fraud-types.yaml",
            "stages.yaml",
            "reasons.yaml",
            "tiers.yaml",
            "rules.yaml");
    int broken = 0;
    for (int round = 0; round < 250; round++) {
      String name = names.get(random.nextInt(names.size()));
      String text = Files.readString(pack.resolve(name));
      StringBuilder mutated = new StringBuilder(text);
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        String noise = "{}[]:,-#&*!|>'\"()<=0x \n";
        mutated.setCharAt(
            random.nextInt(mutated.length()), noise.charAt(random.nextInt(noise.length())));
      }
      Files.writeString(pack.resolve(name), mutated);
      try {
        PackReader.Result result = PackReader.read(pack, 0, 1);
        broken += result.model() == null ? 1 : 0;
        assertThat(result.model() == null)
            .as("seed %d round %d", seed, round)
            .isEqualTo(!result.problems().isEmpty());
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + " round " + round + ": " + mutated, e);
      }
      Files.writeString(pack.resolve(name), text);
    }
    assertThat(broken).isGreaterThan(60);
  }
}
