package tocsin.desk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.domain.casework.CaseFile;

/** The server's manners, over a socket. */
class DeskServerTest {
  @TempDir static Path folder;
  private static Town town;

  @BeforeAll
  static void open() throws IOException {
    town = new Town(folder);
  }

  @AfterAll
  static void close() {
    town.close();
  }

  private static String take(CaseFile file) {
    return "/api/cases/" + file.caseId() + "/actions";
  }

  @Test
  void health_afterStart_isReady() {
    Browser nobody = town.as("");

    assertThat(nobody.get("/livez").status()).isEqualTo(200);
    assertThat(nobody.get("/readyz").status()).isEqualTo(200);
    assertThat(nobody.get("/startupz").status()).isEqualTo(200);
    assertThat(nobody.get("/api/openapi.yaml").text()).contains("operationId: livez");
  }

  @Test
  void everyAnswer_carriesProtection() {
    Browser.Answer answer = town.as("").get("/api/cases");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.header("Content-Security-Policy")).doesNotContain("unsafe");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("X-Request-Id")).isEqualTo(answer.json().get("instance").asText());
    assertThat(answer.header("Server")).isEmpty();
  }

  @Test
  void methods_notTaken_answer405WithAllow() {
    Browser.Answer answer = town.as("operator").send("PATCH", "/api/cases", "{}");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
  }

  @Test
  void head_onAGet_answersWithoutBody() {
    Browser.Answer answer = town.as("operator").send("HEAD", "/api/cases", "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.raw()).isEmpty();
    assertThat(town.as("").send("HEAD", "/api/cases", "").status()).isEqualTo(401);
  }

  @Test
  void forms_thatAreWrong_sayWhatIsAllowed() {
    Browser operator = town.as("operator");
    CaseFile file = town.newCase("e1");

    assertThat(operator.get("/api/cases", "Accept", "text/html").status()).isEqualTo(406);
    assertThat(
            operator
                .post(take(file), "x", "If-Match", "\"1\"", "Content-Type", "text/plain")
                .status())
        .isEqualTo(415);
    assertThat(operator.post(take(file), "{", "If-Match", "\"1\"").status()).isEqualTo(400);
    assertThat(operator.post(take(file), "{\"kind\":\"take\"}").status()).isEqualTo(428);
    assertThat(
            operator
                .post(take(file), "{\"kind\":\"take\"}", "If-Match", "\"1\"", "Idempotency-Key", "")
                .code())
        .isEqualTo("key-needed");
    Browser.Answer unknown =
        operator.post(take(file), "{\"kind\":\"fly\",\"wings\":2}", "If-Match", "\"1\"");
    assertThat(unknown.code()).isEqualTo("bad-value");
    assertThat(unknown.json().get("faults").toString()).contains("kind").contains("wings");
    Browser.Answer limit = operator.get("/api/cases?limit=501");
    assertThat(limit.json().at("/faults/0/allowed").asText()).isEqualTo("1 to 500");
    assertThat(operator.get("/api/cases?colour=red").status()).isEqualTo(400);
    assertThat(operator.get("/api/cases?cursor=zzz").status()).isEqualTo(400);
  }

  @Test
  void body_tooLarge_isRefused() {
    String big = "{\"filter\":{\"q\":\"" + "x".repeat(70_000) + "\"}}";

    assertThat(town.as("operator").post("/api/cases/next", big).status()).isEqualTo(413);
  }

  @Test
  void host_notOurs_isRefused() {
    // java.net.http sets Host itself, so a raw socket asks.
    String answer =
        Raw.ask(
            town.server.port(),
            "GET /livez HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400");
  }

  @Test
  void headers_tooLong_areRefused() {
    String answer =
        Raw.ask(
            town.server.port(),
            "GET /livez HTTP/1.1\r\nHost: localhost\r\nX-Long: "
                + "x".repeat(10_000)
                + "\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 431");
  }

  @Test
  void step_withItsKeyAgain_isDoneOnce() {
    Browser operator = town.as("operator");
    CaseFile file = town.newCase("e1");
    String[] same = {"If-Match", "\"1\"", "Idempotency-Key", "same-key-1"};

    Browser.Answer first = operator.post(take(file), "{\"kind\":\"take\"}", same);
    Browser.Answer again = operator.post(take(file), "{\"kind\":\"take\"}", same);
    Browser.Answer other = operator.post(take(file), "{\"kind\":\"release\"}", same);

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.header("ETag")).isEqualTo("\"2\"");
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(other.code()).isEqualTo("key-reused");
  }

  @Test
  void step_onAnOldVersion_bringsTheNewest() {
    Browser operator = town.as("operator");
    CaseFile file = town.newCase("e1");
    operator.post(take(file), "{\"kind\":\"take\"}", "If-Match", "\"1\"");

    Browser.Answer late =
        town.as("lead").post(take(file), "{\"kind\":\"take\"}", "If-Match", "\"1\"");

    assertThat(late.status()).isEqualTo(412);
    assertThat(late.json().get("version").asLong()).isEqualTo(2);
  }

  @Test
  void oneKey_from32AtOnce_isDoneOnce() {
    Browser operator = town.as("operator");
    CaseFile file = town.newCase("e1");
    String[] same = {"If-Match", "\"1\"", "Idempotency-Key", "same-key-32"};

    List<CompletableFuture<Browser.Answer>> answers =
        java.util.stream.IntStream.range(0, 32)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> operator.post(take(file), "{\"kind\":\"take\"}", same)))
            .toList();

    assertThat(answers.stream().map(a -> a.join().text()).distinct()).hasSize(1);
    assertThat(town.file(file.alerts().get(0).alertId()).version()).isEqualTo(2);
  }

  @Test
  void pages_byCursor_holdEveryCaseOnce() {
    Town here = town;
    for (int i = 0; i < 5; i++) {
      here.newCase("e1");
    }
    Browser operator = here.as("operator");
    java.util.Set<String> ids = new java.util.HashSet<>();
    String next = "";
    int rows = 0;
    do {
      Browser.Answer page =
          operator.get("/api/cases?limit=2" + (next.isEmpty() ? "" : "&cursor=" + next));
      page.json().get("items").forEach(row -> ids.add(row.get("caseId").asText()));
      rows += page.json().get("items").size();
      next = page.json().path("next").asText("");
    } while (!next.isEmpty());

    int total = operator.get("/api/cases/counts").json().get("total").asInt();
    assertThat(ids).hasSize(rows).hasSize(total);
  }

  @Test
  void lockedCase_bySomebodyElse_refusesSteps() {
    CaseFile file = town.newCase("e1");
    Browser.Answer lock = town.as("lead").send("PUT", "/api/cases/" + file.caseId() + "/lock", "");

    Browser.Answer step =
        town.as("operator").post(take(file), "{\"kind\":\"take\"}", "If-Match", "\"1\"");

    assertThat(lock.status()).isEqualTo(200);
    assertThat(step.status()).isEqualTo(423);
  }

  @Test
  void takeNext_byTwo_givesTwoCases() {
    town.newCase("e1");
    town.newCase("e1");

    Browser.Answer one = town.as("operator").post("/api/cases/next", "{}");
    Browser.Answer two = town.as("lead").post("/api/cases/next", "{}");

    assertThat(one.json().at("/row/caseId")).isNotEqualTo(two.json().at("/row/caseId"));
    assertThat(one.json().at("/row/owner").asText()).isEqualTo("operator");
  }

  @Test
  void metrics_nameRoutesNotPeople() {
    town.as("operator").get("/api/cases");

    String text = town.as("service").get("/metrics").text();

    assertThat(text).contains("desk_requests_total{route=\"cases\",status=\"200\"}");
    assertThat(text).doesNotContain("operator");
  }
}
