package tocsin.desk.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tocsin.desk.notify.Webhooks;
import tocsin.domain.casework.CaseFile;

/**
 * A thousand planted addresses and a thousand planted numbers: whoever has no right to them never
 * gets one, in any answer, log line, metric, webhook, stream or file.
 */
class CanaryTest {
  private static final int PLANTED = 1_000;
  private static final String ADDRESS = "canary";
  private static final String NUMBER = "1990000";
  private static final Logger OURS = (Logger) LoggerFactory.getLogger("tocsin");

  @TempDir static Path folder;
  private static Town town;
  private static final List<String> received = new CopyOnWriteArrayList<>();
  private static final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private static final List<CaseFile> files = new ArrayList<>();
  private static HttpServer receiver;

  @BeforeAll
  static void plant() throws IOException {
    logged.start();
    ((Logger) LoggerFactory.getLogger("ROOT")).addAppender(logged);
    // Everything that the desk can say, whatever is printed; only here.
    OURS.setLevel(Level.TRACE);
    OURS.setAdditive(false);
    OURS.addAppender(logged);
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          received.add(
              exchange.getRequestHeaders().values()
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
    town = new Town(folder);
    String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
    for (String kind : List.of("cloudevents", "dingtalk", "wecom", "feishu", "sms")) {
      var hook = town.core.database().writeNow(tx -> Webhooks.add(tx, url, kind, Set.of()));
    }
    files.addAll(town.dispatched("e1", PLANTED, ADDRESS + "%d.example"));
  }

  @AfterAll
  static void close() {
    town.close();
    receiver.stop(0);
    ((Logger) LoggerFactory.getLogger("ROOT")).detachAppender(logged);
    OURS.detachAppender(logged);
    OURS.setAdditive(true);
    OURS.setLevel(null);
  }

  private static void clean(String where, String text) {
    assertThat(text).as(where).doesNotContain(ADDRESS).doesNotContain(NUMBER);
  }

  @Test
  void advisor_inEveryAnswer_seesNeitherAddressNorNumber() {
    Browser advisor = town.as("advisor");
    clean("tasks", advisor.get("/api/advisor/tasks").text());
    clean("self", advisor.get("/api/advisor").text());
    clean("roster", advisor.get("/api/advisor/roster").text());
    for (CaseFile file : files.subList(0, 50)) {
      String task = "/api/advisor/tasks/" + file.tasks().get(0).taskId();
      Browser.Answer detail = advisor.get(task);
      assertThat(detail.status()).isEqualTo(200);
      clean("task", detail.text());
      clean("case by id", advisor.get("/api/cases/" + file.caseId()).text());
      clean("accept", advisor.post(task + "/accept", "", "If-Match", detail.header("ETag")).text());
      clean("outcome", advisor.post(task + "/outcome", "{\"answer\":\"not_reached\"}").text());
      clean(
          "bad", advisor.post(task + "/outcome", "{\"answer\":\"" + "x".repeat(90) + "\"}").text());
    }
  }

  @Test
  void numbers_leaveTheVaultOnlyOnTap() {
    CaseFile file = files.get(60);
    String task = "/api/advisor/tasks/" + file.tasks().get(0).taskId();

    Browser.Answer own = town.as("advisor").post(task + "/reveal", "{\"purpose\":\"call\"}");
    Browser.Answer other = town.as("advisor2").post(task + "/reveal", "{\"purpose\":\"call\"}");

    assertThat(own.json().get("phone").asText()).startsWith(NUMBER);
    assertThat(other.status()).isEqualTo(404);
    long kept =
        town.core
            .database()
            .read(
                connection ->
                    tocsin.desk.store.Sql.number(
                        connection,
                        "SELECT COUNT(*) FROM idempotency WHERE answer LIKE '%1990000%'"));
    assertThat(kept).isZero();
  }

  @Test
  void operators_seeAddressesButNoNumbers() {
    Browser operator = town.as("operator");
    CaseFile file = files.get(70);
    String base = "/api/cases/" + file.caseId();

    Browser.Answer card = operator.get(base);

    assertThat(card.text()).contains(ADDRESS);
    for (String part : List.of("", "/timeline", "/log", "/siblings", "/routing", "/script")) {
      assertThat(operator.get(base + part).text()).as(part).doesNotContain(NUMBER);
    }
    clean("script", operator.get(base + "/script").text());
    assertThat(operator.get("/api/cases?limit=500").text()).doesNotContain(NUMBER);
  }

  @Test
  void othersWithoutTheRight_seeNeither() {
    Browser lead = town.as("enterprise");
    clean("enterprise", lead.get("/api/enterprise").text());
    Browser auditor = town.as("auditor");
    String cursor = "0";
    while (!cursor.isEmpty()) {
      Browser.Answer page = auditor.get("/api/audit?limit=500&cursor=" + cursor);
      clean("audit", page.text());
      cursor = page.json().path("next").asText("");
    }
    Browser admin = town.as("admin");
    for (String path :
        List.of("/api/users", "/api/webhooks", "/api/deliveries", "/api/approvals")) {
      clean(path, admin.get(path).text());
    }
    Browser service = town.as("service");
    clean("metrics", service.get("/metrics").text());
    clean("labels", service.get("/api/engine/labels").text());
    clean("control", service.get("/api/engine/control").text());
    clean(
        "tuner has pseudonyms only",
        town.as("tuner").get("/api/cases").text().replace(ADDRESS, ""));
    assertThat(town.as("tuner").get("/api/cases").text()).doesNotContain("maskedName");
  }

  @Test
  void exports_holdNeither() {
    Browser operator = town.as("operator");
    for (String kind : List.of("cases", "outcomes", "figures", "labels")) {
      for (String format : List.of("csv", "jsonl")) {
        Browser.Answer asked =
            operator.post(
                "/api/exports", "{\"kind\":\"" + kind + "\",\"format\":\"" + format + "\"}");
        assertThat(asked.status()).as(asked.text()).isEqualTo(200);
        Browser.Answer file =
            operator.get(
                "/api/exports/" + asked.json().get("exportId").asText() + "/file", "Accept", "*/*");
        assertThat(file.status()).isEqualTo(200);
        clean(kind + "." + format, file.text());
      }
    }
  }

  @Test
  void webhooks_logsAndErrors_holdNeither() {
    Browser operator = town.as("operator");
    operator.get("/api/targets/" + ADDRESS + "1.example");
    operator.get("/api/targets/" + ADDRESS + "-absent.example?verdict=" + ADDRESS);
    operator.get("/nowhere/" + ADDRESS + "2.example");
    operator.post("/api/cases/next", "{\"filter\":{\"target\":\"" + ADDRESS + "\"");
    town.as("")
        .post("/api/session", "{\"user\":\"" + ADDRESS + "\",\"password\":\"" + NUMBER + "9\"}");
    for (int round = 0; round < 20; round++) {
      town.clock.add(11_000);
      town.server.deliverNow();
    }

    assertThat(received).hasSizeGreaterThan(100);
    received.forEach(each -> clean("webhook", each));
    received.stream()
        .filter(each -> each.contains("警钟"))
        .forEach(each -> assertThat(each).doesNotContain("http:").doesNotContain("https:"));
    List<String> lines =
        new ArrayList<>(logged.list)
            .stream()
                .map(e -> e.getFormattedMessage() + e.getKeyValuePairs() + e.getThrowableProxy())
                .toList();
    assertThat(lines).hasSizeGreaterThan(3);
    lines.forEach(line -> clean("log", line));
  }
}
