package tocsin.desk.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.domain.casework.CaseFile;

/** The loop as people walk it, over a socket. */
class LoopTest {
  @TempDir Path folder;
  private Town town;

  @BeforeEach
  void open() throws IOException {
    town = new Town(folder);
  }

  @AfterEach
  void close() {
    town.close();
  }

  private static Browser.Answer act(Browser who, String caseId, String body) {
    String etag = who.get("/api/cases/" + caseId).header("ETag");
    return who.post("/api/cases/" + caseId + "/actions", body, "If-Match", etag);
  }

  @Test
  void alert_isTakenDispatchedAnsweredReviewed() {
    town.newCase("e1");
    Browser operator = town.as("operator");
    Browser advisor = town.as("advisor");

    JsonNode card = operator.post("/api/cases/next", "{}").json();
    String caseId = card.at("/row/caseId").asText();
    JsonNode routing = operator.get("/api/cases/" + caseId + "/routing").json();
    Browser.Answer sent = act(operator, caseId, "{\"kind\":\"dispatch\"}");
    JsonNode task = advisor.get("/api/advisor/tasks").json().at("/items/0");
    String path = "/api/advisor/tasks/" + task.get("taskId").asText();
    Browser.Answer detail = advisor.get(path);
    Browser.Answer accepted = advisor.post(path + "/accept", "", "If-Match", detail.header("ETag"));
    Browser.Answer told =
        advisor.post(path + "/outcome", "{\"answer\":\"dissuaded\",\"evidence\":\"C\"}");
    Browser.Answer reviewed = act(operator, caseId, "{\"kind\":\"review\"}");

    assertThat(routing.at("/choices/0/recipient/advisorId").asText()).isEqualTo("a1");
    assertThat(sent.status()).as(sent.text()).isEqualTo(200);
    assertThat(detail.json().at("/verificationPhrase/zh").asText()).startsWith("核验码");
    assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);
    assertThat(told.json().get("state").asText()).isEqualTo("done");
    assertThat(reviewed.json().get("state").asText()).isEqualTo("follow_up");
    String phrase = detail.json().at("/verificationPhrase/en").asText().replaceAll("[^0-9]", "");
    assertThat(operator.get("/api/phrases/" + phrase).json().get("genuine").asBoolean()).isTrue();
    assertThat(operator.get("/api/phrases/00000000").json().get("genuine").asBoolean()).isFalse();
    JsonNode chain = operator.get("/api/cases/" + caseId).json().get("chain");
    assertThat(chain.findValuesAsText("state"))
        .containsExactly("new", "taken", "dispatched", "handling", "reported", "follow_up");
    assertThat(town.as("service").get("/api/engine/control").text())
        .contains("\"kind\":\"dissuaded\"");
    assertThat(town.as("service").get("/api/engine/labels").text()).contains("\"verdict\":\"V1\"");
    JsonNode figures =
        operator
            .get("/api/figures?from=" + (Town.START - 1) + "&until=" + (Town.START + 86_400_000L))
            .json();
    assertThat(figures.at("/dissuaded/2/cases/value").asInt()).isEqualTo(1);
  }

  @Test
  void step_takenBackInTime_neverHappened() {
    CaseFile file = town.newCase("e1");
    Browser operator = town.as("operator");
    Browser.Answer taken = act(operator, file.caseId(), "{\"kind\":\"take\"}");
    String undo = "/api/cases/" + file.caseId() + "/undo";

    Browser.Answer other = town.as("lead").post(undo, "", "If-Match", taken.header("ETag"));
    Browser.Answer back = operator.post(undo, "", "If-Match", taken.header("ETag"));

    assertThat(other.status()).isEqualTo(403);
    assertThat(back.json().get("state").asText()).isEqualTo("new");
    Browser.Answer again = act(operator, file.caseId(), "{\"kind\":\"take\"}");
    town.clock.add(10_001);
    assertThat(operator.post(undo, "", "If-Match", again.header("ETag")).status()).isEqualTo(409);
  }

  @Test
  void bulk_overAFilter_isDoneAndTakenBack() {
    town.newCases("e1", 300);
    town.newCase("e2");
    Browser operator = town.as("operator");
    String body = "{\"filter\":{\"state\":[\"new\"]},\"action\":{\"kind\":\"take\"},\"expected\":";

    Browser.Answer tooMany = operator.post("/api/cases/bulk", body + "10}");
    String bulk = operator.post("/api/cases/bulk", body + "300}").json().get("bulkId").asText();
    JsonNode done = finished(operator, bulk);
    Browser.Answer undo = operator.post("/api/cases/bulk/" + bulk + "/undo", "");
    JsonNode undone = finished(operator, undo.json().get("bulkId").asText());

    assertThat(tooMany.status()).isEqualTo(409);
    assertThat(done.get("done").asInt()).isEqualTo(300);
    assertThat(done.get("refused").asInt()).isZero();
    assertThat(undone.get("done").asInt()).isEqualTo(300);
    assertThat(operator.get("/api/cases/counts").json().at("/byState/new").asInt()).isEqualTo(300);
    assertThat(operator.get("/api/cases/counts").json().at("/perHour/23").asInt()).isEqualTo(300);
  }

  private static JsonNode finished(Browser who, String bulk) {
    JsonNode state = who.get("/api/cases/bulk/" + bulk).json();
    long patience = System.nanoTime() + 20_000_000_000L;
    while (!state.get("finished").asBoolean() && System.nanoTime() < patience) {
      Thread.onSpinWait();
      state = who.get("/api/cases/bulk/" + bulk).json();
    }
    return state;
  }

  @Test
  void verdict_aboveTheGate_needsASecondPerson() {
    town.as("service")
        .send(
            "POST",
            "/api/engine/targets",
            "{\"target\":\"wide.example\",\"kind\":\"host\",\"verdict\":\"suspect\",\"score\":0.9,"
                + "\"fraudType\":\"F01\",\"campaign\":\"m1\",\"firstSeenAt\":1,\"flaggedAt\":2,"
                + "\"visitors\":60,\"reasons\":[\"D1\"],\"leadTimeMillis\":{\"feed\":5}}",
            "Content-Type",
            "application/jsonl");
    Browser lead = town.as("lead");
    String target = "/api/targets/wide.example";
    JsonNode radius = lead.get(target + "/blast-radius?verdict=confirmed").json();
    String body =
        "{\"verdict\":\"confirmed\",\"reason\":\"seen\",\"token\":\"%s\"}"
            .formatted(radius.get("token").asText());

    Browser.Answer blind =
        lead.post(target + "/verdicts", body.replace("\"confirmed\"", "\"refuted\""));
    Browser.Answer proposed = lead.post(target + "/verdicts", body);
    String approval = "/api/approvals/" + proposed.json().get("approvalId").asText();
    Browser.Answer alone = lead.post(approval, "{\"agree\":true}");
    Browser.Answer second = town.as("lead2").post(approval, "{\"agree\":true}");
    Browser.Answer again = town.as("lead2").post(approval, "{\"agree\":false}");

    assertThat(radius.get("needsSecondPerson").asBoolean()).isTrue();
    assertThat(blind.status()).isEqualTo(400);
    assertThat(proposed.status()).isEqualTo(202);
    assertThat(alone.code()).isEqualTo("second-person-needed");
    assertThat(second.json().get("state").asText()).isEqualTo("agreed");
    assertThat(again.status()).isEqualTo(409);
    assertThat(lead.get(target).json().at("/row/verdict").asText()).isEqualTo("confirmed");
    assertThat(town.as("service").get("/api/engine/control").text())
        .contains("\"target\":\"wide.example\"");
  }

  @Test
  void target_thatIsAUrl_hasAPage() {
    String url = "https://lure.example/pay?a=1&b=%2F";
    town.newCase("e1", url);
    String coded = java.net.URLEncoder.encode(url, java.nio.charset.StandardCharsets.UTF_8);

    Browser.Answer page = town.as("operator").get("/api/targets/" + coded);

    assertThat(page.status()).as(page.text()).isEqualTo(200);
    assertThat(page.json().at("/row/target").asText()).isEqualTo(url);
    assertThat(page.json().at("/row/openCases").asInt()).isEqualTo(1);
  }

  @Test
  void handOver_isTakenByAnotherLead() {
    town.newCase("e1");
    Browser lead = town.as("lead");

    Browser.Answer handed = lead.post("/api/hand-over", "{\"sign\":\"hand\",\"remarks\":\"安静\"}");
    Browser.Answer self = lead.post("/api/hand-over", "{\"sign\":\"take\"}");
    Browser.Answer taken = town.as("lead2").post("/api/hand-over", "{\"sign\":\"take\"}");

    assertThat(handed.json().at("/counts/total").asInt()).isEqualTo(1);
    assertThat(self.status()).isEqualTo(403);
    assertThat(taken.json().get("takenBy").asText()).isEqualTo("lead2");
    String id = handed.json().get("handOverId").asText();
    assertThat(lead.get("/api/hand-overs/" + id).json().get("state").asText()).isEqualTo("taken");
  }

  @Test
  void person_asksToBeForgotten_twoAgree_andIs() {
    String subject = "e1-r5";
    town.core
        .vault()
        .enrol(
            java.util.List.of(
                new tocsin.desk.vault.Identity(subject, "", "张测试", "19900000005", "e1")),
            Long.MAX_VALUE,
            "test");
    Browser.Answer asked =
        town.as("lead")
            .post(
                "/api/subjects/" + subject + "/requests",
                "{\"kind\":\"erase\",\"reason\":\"asked in person\"}");
    Browser.Answer agreed =
        town.as("lead2")
            .post("/api/approvals/" + asked.json().get("approvalId").asText(), "{\"agree\":true}");

    assertThat(asked.status()).isEqualTo(202);
    assertThat(agreed.status()).as(agreed.text()).isEqualTo(200);
    assertThat(town.core.vault().masked(java.util.List.of(subject))).isEmpty();
  }

  @Test
  void engine_sendsAgain_andNothingDoubles() {
    Browser engine = town.as("service");
    String line =
        "{\"alertId\":\"y1\",\"version\":1,\"status\":\"open\",\"subject\":\"e1-q1\","
            + "\"tier\":\"orange\",\"stage\":\"S3\",\"fraudType\":\"F01\",\"campaign\":\"m1\","
            + "\"firstSeenAt\":1,\"decidedAt\":2,\"score\":60,\"reasons\":[],"
            + "\"targets\":[\"lure.example\"],\"supersedes\":[]}";
    String[] type = {"Content-Type", "application/jsonl"};

    JsonNode first = engine.send("POST", "/api/engine/alerts", line + "\n{\n", type).json();
    JsonNode again = engine.send("POST", "/api/engine/alerts", line, type).json();

    assertThat(first.get("created").asInt()).isEqualTo(1);
    assertThat(first.at("/rejected/0/line").asInt()).isEqualTo(2);
    assertThat(again.get("unchanged").asInt()).isEqualTo(1);
  }

  @Test
  void exportOfManyPeople_waitsForASecondPerson() throws IOException {
    town.close();
    DeskSettings few =
        new DeskSettings(
            "127.0.0.1",
            0,
            java.util.Set.of(),
            false,
            true,
            3,
            50,
            20,
            50,
            java.time.ZoneId.of("Asia/Shanghai"));
    town = new Town(java.nio.file.Files.createDirectory(folder.resolve("other")), few);
    for (int i = 0; i < 5; i++) {
      town.newCase("e1");
    }
    Browser operator = town.as("operator");

    Browser.Answer asked =
        operator.post("/api/exports", "{\"kind\":\"cases\",\"format\":\"xlsx\"}");
    String export = asked.header("Location");
    Browser.Answer early = operator.get(export + "/file", "Accept", "*/*");
    Browser.Answer agreed =
        town.as("lead")
            .post("/api/approvals/" + asked.json().get("approvalId").asText(), "{\"agree\":true}");
    Browser.Answer file = operator.get(export + "/file", "Accept", "*/*");

    assertThat(asked.status()).isEqualTo(202);
    assertThat(early.status()).isEqualTo(409);
    assertThat(agreed.status()).isEqualTo(200);
    assertThat(file.raw()).startsWith('P', 'K');
    assertThat(file.header("Content-Disposition"))
        .contains("filename*=UTF-8''%E6%A1%88%E4%BB%B6.xlsx");
  }

  @Test
  void audit_holdsWhatWasDone_andVerifies() {
    CaseFile file = town.newCase("e1");
    act(town.as("operator"), file.caseId(), "{\"kind\":\"take\"}");
    Browser auditor = town.as("auditor");

    JsonNode check = auditor.get("/api/audit/check").json();
    JsonNode page = auditor.get("/api/audit?q=" + file.caseId()).json();

    assertThat(check.get("sound").asBoolean()).isTrue();
    assertThat(page.get("items").findValuesAsText("action")).contains("case.take");
  }
}
