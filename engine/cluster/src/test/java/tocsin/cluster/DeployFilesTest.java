package tocsin.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The files for Prometheus, Grafana and Kubernetes say what a cluster can keep. */
class DeployFilesTest {
  private static final Path DEPLOY = Towns.root().resolve("engine/deploy");
  private static final Pattern METRIC = Pattern.compile("\\b(?:flink|tocsin)_[A-Za-z0-9_]+");

  /** What the operator's FlinkDeployment takes (flink.apache.org/v1beta1). */
  private static final Set<String> SPEC =
      Set.of(
          "image",
          "flinkVersion",
          "serviceAccount",
          "flinkConfiguration",
          "podTemplate",
          "jobManager",
          "taskManager",
          "job");

  private static JsonNode yaml(String file) throws IOException {
    return new YAMLMapper().readTree(Files.readString(DEPLOY.resolve(file)));
  }

  /** Names that a running cluster gave, and those that a canary writes. */
  private static Set<String> known() throws IOException {
    try (var in = DeployFilesTest.class.getResourceAsStream("/metrics.txt")) {
      return new HashSet<>(new String(in.readAllBytes(), "UTF-8").lines().toList());
    }
  }

  private static Set<String> metrics(String expression) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = METRIC.matcher(expression);
    while (matcher.find()) {
      names.add(matcher.group());
    }
    return names;
  }

  @Test
  void alerts_askForMetricsThatThereAre_inBothLanguages() throws IOException {
    List<JsonNode> rules = new ArrayList<>();
    yaml("prometheus/alerts.yml").path("groups").forEach(g -> g.path("rules").forEach(rules::add));

    assertThat(rules).hasSizeGreaterThan(8);
    for (JsonNode rule : rules) {
      assertThat(rule.path("alert").asText()).startsWith("Tocsin");
      assertThat(rule.path("labels").path("severity").asText()).isIn("page", "ticket");
      assertThat(rule.path("annotations").path("summary").asText()).isNotBlank();
      assertThat(rule.path("annotations").path("summary_zh").asText()).isNotBlank();
      assertThat(known()).containsAll(metrics(rule.path("expr").asText()));
    }
  }

  @Test
  void dashboard_asksForMetricsThatThereAre_andNoPanelHidesAnother() throws IOException {
    JsonNode board =
        new ObjectMapper().readTree(Files.readString(DEPLOY.resolve("grafana/tocsin.json")));
    Set<String> cells = new HashSet<>();
    Set<Integer> ids = new HashSet<>();

    for (JsonNode panel : board.path("panels")) {
      assertThat(ids.add(panel.path("id").asInt())).isTrue();
      for (JsonNode target : panel.path("targets")) {
        assertThat(metrics(target.path("expr").asText())).isNotEmpty();
        assertThat(known()).containsAll(metrics(target.path("expr").asText()));
      }
      JsonNode place = panel.path("gridPos");
      for (int x = 0; x < place.path("w").asInt(); x++) {
        for (int y = 0; y < place.path("h").asInt(); y++) {
          String cell = (place.path("x").asInt() + x) + "," + (place.path("y").asInt() + y);
          assertThat(cells.add(cell)).as(panel.path("title").asText() + " at " + cell).isTrue();
        }
      }
    }
    assertThat(ids).hasSizeGreaterThan(10);
  }

  @Test
  void flinkDeployment_hasTheOperatorsShape() throws Exception {
    JsonNode deployment = yaml("kubernetes/flink-deployment.yaml");
    JsonNode spec = deployment.path("spec");

    assertThat(deployment.path("apiVersion").asText()).isEqualTo("flink.apache.org/v1beta1");
    assertThat(deployment.path("kind").asText()).isEqualTo("FlinkDeployment");
    spec.fieldNames().forEachRemaining(name -> assertThat(SPEC).contains(name));
    assertThat(spec.path("flinkVersion").asText()).matches("v[12]_\\d+");
    spec.path("flinkConfiguration").forEach(value -> assertThat(value.isTextual()).isTrue());
    assertThat(spec.path("job").path("upgradeMode").asText())
        .isIn("savepoint", "last-state", "stateless");
    assertThat(spec.path("job").path("parallelism").isInt()).isTrue();
    assertThat(spec.path("job").path("args").isArray()).isTrue();
    assertThat(Class.forName(spec.path("job").path("entryClass").asText()))
        .isEqualTo(ClusterJob.class);
    for (String part : List.of("jobManager", "taskManager")) {
      assertThat(spec.path(part).path("resource").path("memory").asText()).matches("\\d+[mg]");
      assertThat(spec.path(part).path("resource").path("cpu").isNumber()).isTrue();
    }
  }

  @Test
  void canaryAndVolume_haveTheirShape() throws IOException {
    JsonNode canary = yaml("kubernetes/canary.yaml");
    JsonNode pod = canary.path("spec").path("jobTemplate").path("spec").path("template");

    assertThat(canary.path("kind").asText()).isEqualTo("CronJob");
    assertThat(canary.path("spec").path("schedule").asText()).matches("\\S+( \\S+){4}");
    assertThat(pod.path("spec").path("restartPolicy").asText()).isEqualTo("Never");
    assertThat(pod.path("spec").path("containers").path(0).path("command").toString())
        .contains("\"cluster\",\"canary\"");
    assertThat(yaml("kubernetes/knowledge.yaml").path("kind").asText())
        .isEqualTo("PersistentVolumeClaim");
  }
}
