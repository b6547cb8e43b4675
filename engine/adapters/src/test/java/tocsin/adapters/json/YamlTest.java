package tocsin.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.domain.alert.Tier;

class YamlTest {
  @TempDir Path folder;
  private final List<Problem> problems = new ArrayList<>();

  private YamlNode read(String text) throws IOException {
    Path file = folder.resolve("x.yaml");
    Files.writeString(file, text);
    return Yaml.read(file, "x.yaml", problems);
  }

  private List<String> said() {
    return problems.stream().map(Problem::toString).toList();
  }

  @Test
  void words_stayWords() throws IOException {
    YamlNode root = read("a: no\nb: 010\nc: 1e3\nd: 2026-03-02\ne: 'x: y'\nf: |\n  two\n  lines\n");

    assertThat(root.names()).containsExactly("a", "b", "c", "d", "e", "f");
    assertThat(root.get("a").text()).isEqualTo("no");
    assertThat(root.get("b").text()).isEqualTo("010");
    assertThat(root.get("c").text()).isEqualTo("1e3");
    assertThat(root.get("d").text()).isEqualTo("2026-03-02");
    assertThat(root.get("e").text()).isEqualTo("x: y");
    assertThat(root.get("f").text()).isEqualTo("two\nlines\n");
    assertThat(problems).isEmpty();
  }

  @Test
  void unknownField_namesItsPlaceTheNearestAndAll() throws IOException {
    read("confirmAt: 60\nsuspekt: 3\n").only("confirmAt", "suspectAt", "join");

    assertThat(said())
        .containsExactly(
            "x.yaml:2:10: no field 'suspekt' here; the nearest is 'suspectAt' of confirmAt,"
                + " suspectAt, join");
  }

  @Test
  void fieldTwice_isNoted() throws IOException {
    read("a: 1\nb: 2\na: 3\n");

    assertThat(said()).containsExactly("x.yaml:3:4: 'a' stands twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "number  | twelve     | 'twelve' is no whole number",
        "number  | 1.5        | '1.5' is no whole number",
        "number  | 3000000000 | 3000000000 is too large",
        "number  | 99999999999999999999 | '99999999999999999999' is no whole number",
        "number  | [1]        | expected a text",
        "number  | ''         | expected a text, found nothing",
        "flag    | yes        | 'yes' is neither true nor false",
        "flag    | ''         | expected a text, found nothing",
        "span    | 5          | '5' is no time span like 500ms, 90s, 15m, 6h or 14d",
        "span    | -5d        | '-5d' is no time span like 500ms, 90s, 15m, 6h or 14d",
        "span    | 9999999999s | '9999999999s' is no time span like 500ms, 90s, 15m, 6h or 14d",
        "span    | none       | 'none' is no time span like 500ms, 90s, 15m, 6h or 14d",
        "list    | one        | expected a list",
        "list    | {a: b}     | expected a list",
        "names   | one        | expected names with values",
        "tier    | purple     | 'purple' is none of [none, blue, yellow, orange, red]",
        "tier    | ''         | expected a text, found nothing",
        "text    | {a: b}     | expected a text",
        "text    | '   '      | expected a text, found nothing",
        "text    | ~          | expected a text",
      })
  void wrongType_isNotedOnceAtItsPlaceWithWhatIsAllowed(String want, String value, String message)
      throws IOException {
    YamlNode node = read("first: x\nsecond: " + value + "\n").get("second");
    switch (want) {
      case "number" -> assertThat(node.number()).isBetween(Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "flag" -> assertThat(node.flag(true)).isFalse();
      case "span" -> assertThat(node.duration()).isZero();
      case "list" -> assertThat(node.items()).isEmpty();
      case "names" -> assertThat(node.names()).isEmpty();
      case "tier" -> assertThat(node.oneOf(Tier.class, Tier.RED)).isEqualTo(Tier.RED);
      default -> assertThat(node.text()).isNotNull();
    }

    assertThat(said()).singleElement().asString().startsWith("x.yaml:2:").contains(": " + message);
  }

  @Test
  void missingFields_areNamedOrTakeTheirDefault() throws IOException {
    YamlNode root = read("here: x\n");

    assertThat(root.get("a").textOr("b")).isEqualTo("b");
    assertThat(root.get("a").flag(true)).isTrue();
    assertThat(root.get("a").durationOr(7)).isEqualTo(7);
    assertThat(root.get("a").items()).isEmpty();
    assertThat(root.get("a").oneOf(Tier.class, Tier.BLUE)).isEqualTo(Tier.BLUE);
    assertThat(problems).isEmpty();
    assertThat(root.get("a").text()).isEmpty();
    assertThat(root.get("b").requiredOf(Tier.class, Tier.BLUE)).isEqualTo(Tier.BLUE);
    assertThat(said()).containsExactly("x.yaml:1:1: 'a' is missing", "x.yaml:1:1: 'b' is missing");
  }

  @ParameterizedTest
  @CsvSource({"500ms,500", "90s,90000", "15m,900000", "6h,21600000", "14d,1209600000", "0s,0"})
  void span_isRead(String written, long millis) {
    assertThat(YamlNode.durationMillis(written)).isEqualTo(millis);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"when: visits >> 2|14", "when: 'visits >> 2'|15", "when: \"visits >> 2\"|15"})
  void placeWithinAText_countsItsQuotes(String line, int column) throws IOException {
    read(line).get("when").problemWithin(8, "here");

    assertThat(said()).containsExactly("x.yaml:1:" + column + ": here");
    assertThat(line.charAt(column - 1)).isEqualTo('>');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: [1, 2|x.yaml:",
        "a: 'open|x.yaml:",
        "a: b: c|x.yaml:1:",
        "'\tx: 1'|x.yaml:1:",
        "? [a]\\n: b|x.yaml:1:",
        "a: &x {b: c}\\nd: *x|x.yaml:2:4: references",
        "a: &x hello\\nzh: *x|x.yaml:2:5: references",
        "a: 1\\n---\\nb: 2|x.yaml:3:1: a second document",
        "''|x.yaml:1:1: the file is empty",
        "# only a comment|x.yaml:1:1: the file is empty",
      })
  void brokenText_isNotedWithItsPlace(String text, String said) throws IOException {
    read(text.replace("\\n", "\n"));

    assertThat(said()).isNotEmpty();
    assertThat(said().get(0)).startsWith(said);
  }

  /** A billion laughs: references are not followed, so there is nothing to grow. */
  @Test
  void aliasBomb_staysSmall() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a").append(i).append(": &a").append(i).append(" [");
      bomb.append(("*a" + (i - 1) + ", ").repeat(9)).append("x]\n");
    }
    YamlNode root = read(bomb.toString());

    assertThat(root.names()).hasSize(30);
    assertThat(root.get("a29").items()).hasSize(10);
    assertThat(problems).hasSize(29 * 9);
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 100, 900, 100_000})
  void deepNesting_isRefused(int depth) throws IOException {
    read("a: " + "[".repeat(depth) + "x" + "]".repeat(depth) + "\nb: c\n");

    assertThat(said()).hasSizeBetween(1, 2);
    assertThat(said().get(0)).startsWith("x.yaml:").containsIgnoringCase("nest");
  }

  @Test
  void deepNesting_leavesWhatFollowsInItsPlace() throws IOException {
    YamlNode root = read("a: " + "{k: ".repeat(15) + "x" + "}".repeat(15) + "\nb: c\n");

    assertThat(root.names()).containsExactly("a", "b");
    assertThat(root.get("b").text()).isEqualTo("c");
    assertThat(said()).singleElement().asString().contains("nested deeper than 12");
  }

  @Test
  void unreadableFiles_sayWhatToDo() throws IOException {
    Path gbk = folder.resolve("gbk.yaml");
    Files.write(gbk, "zh: 红色".getBytes(Charset.forName("GBK")));
    Path large = folder.resolve("large.yaml");
    Files.writeString(large, "#" + "x".repeat(5 << 20));

    for (Path file : List.of(gbk, large, folder.resolve("none.yaml"))) {
      assertThat(Yaml.read(file, file.getFileName().toString(), problems).isMissing()).isTrue();
    }

    assertThat(said())
        .containsExactly(
            "gbk.yaml: the file is not UTF-8; save it as UTF-8",
            "large.yaml: larger than 4194304 bytes",
            "none.yaml: the file is missing");
  }

  @Test
  void byteOrderMark_isPassedOver() throws IOException {
    assertThat(read("\uFEFFname: base\n").get("name").text()).isEqualTo("base");
    assertThat(problems).isEmpty();
  }

  @Test
  void mutatedText_givesNodesOrProblems() throws IOException {
    long seed = 77;
    Random random = new Random(seed);
    String sound = "a: {b: [1, 'two', \"three\"], c: |\n  x\n}\nd:\n  - e: f\n    g: &h i\n";
    for (int round = 0; round < 1500; round++) {
      StringBuilder text = new StringBuilder(sound);
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        String noise = "{}[]:,-#&*!|>'\"%@`?\t\n\0\u0085\uD800é";
        text.setCharAt(random.nextInt(text.length()), noise.charAt(random.nextInt(noise.length())));
      }
      String mutated = text.toString().replace('\uD800', '\u2028');
      problems.clear();
      try {
        walk(read(mutated), 0);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + " round " + round + ": " + mutated, e);
      }
      for (Problem problem : problems) {
        assertThat(problem.message()).as("seed %d round %d", seed, round).isNotBlank();
        assertThat(problem.file()).isEqualTo("x.yaml");
      }
    }
  }

  private static void walk(YamlNode node, int depth) {
    assertThat(depth).isLessThan(20);
    node.names().forEach(name -> walk(node.get(name), depth + 1));
    node.items().forEach(item -> walk(item, depth + 1));
    assertThat(node.text()).isNotNull();
  }
}
