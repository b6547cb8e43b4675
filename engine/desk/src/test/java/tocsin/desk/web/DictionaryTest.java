package tocsin.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Chinese and English say the same things, and say everything that the pages and the contract name.
 */
class DictionaryTest {
  private static final Pattern ENTRY =
      Pattern.compile("(?m)^  '([^']+)': '((?:[^'\\\\]|\\\\.)*)',$");
  private static final Pattern USED = Pattern.compile("\\bt\\('([^']+)'");
  private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");
  private final WebFiles files = WebFiles.load();

  @ParameterizedTest
  @CsvSource({"console,400", "advisor,80", "invitation,15"})
  void dictionaries_haveTheSameKeysAndHoles(String page, int least) {
    Map<String, String> zh = words(page, "zh-CN");
    Map<String, String> en = words(page, "en");

    assertThat(zh.keySet()).hasSizeGreaterThan(least).isEqualTo(en.keySet());
    zh.forEach(
        (key, word) -> {
          assertThat(holes(word)).as(key).isEqualTo(holes(en.get(key)));
          assertThat(word).as(key).isNotBlank();
          assertThat(en.get(key)).as(key).isNotBlank();
          // the name of the engine is the one Chinese word in English
          assertThat(en.get(key).replace("警钟", "")).as(key).doesNotContainPattern("\\p{IsHan}");
        });
  }

  @ParameterizedTest
  @CsvSource({"console,40", "advisor,40", "invitation,8"})
  void pages_useNoWordThatIsMissing(String page, int least) {
    Set<String> known = words(page, "zh-CN").keySet();
    Set<String> used = new TreeSet<>();
    files.paths().stream()
        .filter(path -> path.endsWith(".js") && path.startsWith(page + "/"))
        .forEach(
            path -> {
              Matcher matcher = USED.matcher(files.text(path));
              while (matcher.find()) {
                used.add(matcher.group(1));
              }
            });

    assertThat(used).hasSizeGreaterThan(least).allMatch(known::contains);
  }

  @ParameterizedTest
  @CsvSource({
    "Tier,tier",
    "Stage,stage",
    "CaseState,state",
    "LoopStep,step",
    "CaseVerdict,verdict",
    "EvidenceClass,evidence",
    "TargetVerdict,targetVerdict",
    "Route,route",
    "TaskState,taskState",
    "ActionKind,action"
  })
  void contract_everyCode_hasAWord(String schema, String kind) throws IOException {
    Set<String> known = words("console", "zh-CN").keySet();

    for (JsonNode value : contract().path("components").path("schemas").path(schema).path("enum")) {
      assertThat(known).contains(kind + "." + value.asText());
    }
  }

  @Test
  void contract_everyProblem_hasAWordOnBothPages() throws IOException {
    for (JsonNode value : contract().at("/components/schemas/Problem/properties/code/enum")) {
      assertThat(words("console", "en")).containsKey("problem." + value.asText());
      assertThat(words("advisor", "en")).containsKey("problem." + value.asText());
    }
  }

  private static JsonNode contract() throws IOException {
    try (InputStream in = DictionaryTest.class.getResourceAsStream("/tocsin/desk/openapi.yaml")) {
      return new YAMLMapper().readTree(in);
    }
  }

  private Map<String, String> words(String page, String language) {
    Map<String, String> words = new TreeMap<>();
    Matcher entry = ENTRY.matcher(files.text("i18n/" + page + "." + language + ".js"));
    while (entry.find()) {
      words.put(entry.group(1), entry.group(2));
    }
    return words;
  }

  private static Set<String> holes(String word) {
    Set<String> holes = new TreeSet<>();
    Matcher matcher = HOLE.matcher(word);
    while (matcher.find()) {
      holes.add(matcher.group(1));
    }
    return holes;
  }
}
