package tocsin.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import tocsin.app.desk.DeskAccounts;
import tocsin.app.desk.DeskAccounts.Seed;
import tocsin.app.desk.DeskClient;
import tocsin.app.desk.DeskClient.Answer;
import tocsin.app.desk.DeskPlan;
import tocsin.app.desk.DeskProcess;
import tocsin.app.desk.DeskRoster;
import tocsin.desk.DeskCore;
import tocsin.desk.audit.AuditVerifier;
import tocsin.desk.auth.Invitations;
import tocsin.desk.http.DeskSettings;
import tocsin.domain.casework.Role;

/**
 * One alert of a replay walked through the whole loop, by the requests that the pages would send to
 * a desk on loopback which is gone afterwards. Any step that does not answer as it must ends it.
 */
final class DemoRound {
  /** Alerts handed over at a time. */
  private static final int AT_ONCE = 500;

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String COOPERATIVE =
      "{\"kind\":\"visit\",\"channel\":\"call\",\"result\":\"cooperative\"}";

  private final DeskProcess desk;
  private final HttpClient http = HttpClient.newHttpClient();

  private DemoRound(DeskProcess desk) {
    this.desk = desk;
  }

  /**
   * Walks the round.
   *
   * @param roster who there is
   * @param alerts the replay's alerts
   * @param plan of a desk without cases
   * @return what happened, for a reader at a terminal
   * @throws IOException when a step failed, with what it asked and what came back
   */
  static String walk(DeskPlan plan, DeskRoster roster, Path alerts)
      throws IOException, InterruptedException {
    List<String> lines = Files.readAllLines(alerts);
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    StringBuilder told = new StringBuilder();
    try (DeskProcess desk = DeskProcess.start(plan, roster, key, clock(newest(lines)))) {
      new DemoRound(desk).walk(roster.centre(), lines, told);
      told.append(audited(desk.core()));
    }
    return told.toString();
  }

  private static long newest(List<String> lines) throws IOException {
    long newest = 0;
    for (String line : lines) {
      newest = Math.max(newest, JSON.readTree(line).path("decidedAt").asLong());
    }
    return newest;
  }

  /**
   * The next day's noon: everything has happened, and advisors are on duty. It stays noon, so that
   * no deadline takes a case away meanwhile, however slow the machine.
   */
  private static InstantSource clock(long newest) {
    return InstantSource.fixed(
        Instant.ofEpochMilli(newest)
            .atZone(DeskSettings.DEFAULT.zone())
            .plusDays(1)
            .with(LocalTime.NOON)
            .toInstant());
  }

  private void walk(String centre, List<String> lines, StringBuilder told)
      throws IOException, InterruptedException {
    int cases = take(centre, lines);
    DeskClient operator = signedIn(new Seed("operator", "", Role.OPERATOR, ""), centre);
    JsonNode row = waiting(operator);
    String path = "/api/cases/" + row.path("caseId").asText();
    told.append(
        String.format(
            "%nAt the desk: %,d cases, one of them walked to its end 值班台：%,d 件，其中一件走完闭环%n",
            cases, cases));

    String version = act(operator, path, quoted(row.path("version")), "{\"kind\":\"take\"}");
    line(told, "接单 taken", row.path("tier").asText() + " " + row.path("fraudType").asText());

    JsonNode sent = read(operator, path + "/routing").at("/choices/0/recipient");
    act(operator, path, version, "{\"kind\":\"dispatch\"}");
    String advisorId = sent.path("advisorId").asText();
    line(told, "派单 dispatched", advisorId + ", " + sent.path("unitName").asText());

    DeskClient advisor = signedIn(new Seed(advisorId, "", Role.ADVISOR, advisorId), centre);
    String task =
        "/api/advisor/tasks/" + read(advisor, "/api/advisor/tasks").at("/items/0/taskId").asText();
    String phrase = good(advisor.get(task), task).json().at("/verificationPhrase/zh").asText();
    good(advisor.post(task + "/accept", "", advisor.get(task).etag()), task + "/accept");
    line(told, "处置 accepted", phrase);

    String outcome = "{\"answer\":\"dissuaded\",\"evidence\":\"C\"}";
    good(advisor.post(task + "/outcome", outcome, ""), task + "/outcome");
    line(told, "反馈 reported", "dissuaded 已劝阻");

    version = operator.get(path).etag();
    version = act(operator, path, version, "{\"kind\":\"review\"}");
    expect(operator, path, "follow_up");
    line(told, "跟进 followed up", "visit planned 已排走访");

    version = act(operator, path, version, COOPERATIVE);
    expect(operator, path, "call_back");
    version = act(operator, path, version, COOPERATIVE);
    expect(operator, path, "closed");
    line(told, "回访 called back", "closed at version " + version.replace("\"", "") + " 已结案");
  }

  private static void line(StringBuilder told, String step, String what) {
    told.append("  ").append(step).append(": ").append(what).append('\n');
  }

  /** Takes alerts in as an engine hands them over; how many cases came of them. */
  private int take(String centre, List<String> lines) throws IOException, InterruptedException {
    DeskAccounts.seed(desk.core(), List.of(new Seed("engine", "", Role.SERVICE, "")), centre);
    DeskClient engine = new DeskClient(http, desk.url());
    engine.bear(desk.core().database().writeNow(tx -> Invitations.bearer(tx, "engine")).secret());
    int created = 0;
    for (int from = 0; from < lines.size(); from += AT_ONCE) {
      List<String> some = lines.subList(from, Math.min(lines.size(), from + AT_ONCE));
      String path = "/api/engine/alerts";
      JsonNode taken = good(engine.postLines(path, String.join("\n", some)), path).json();
      if (!taken.path("rejected").isEmpty()) {
        throw new IOException(path + " rejected " + taken.path("rejected").get(0));
      }
      created += taken.path("created").asInt();
    }
    return created;
  }

  private DeskClient signedIn(Seed seed, String centre) throws IOException, InterruptedException {
    Map<String, String> passwords = DeskAccounts.seed(desk.core(), List.of(seed), centre);
    DeskClient client = new DeskClient(http, desk.url());
    client.signIn(seed.user(), String.valueOf(passwords.get(seed.user())));
    return client;
  }

  /** The most urgent case that waits and that the rules would give to an advisor. */
  private static JsonNode waiting(DeskClient operator) throws IOException, InterruptedException {
    for (JsonNode row : read(operator, "/api/cases?state=new&limit=100").path("items")) {
      JsonNode routing = read(operator, "/api/cases/" + row.path("caseId").asText() + "/routing");
      if (routing.at("/choices/0/recipient").hasNonNull("advisorId")) {
        return row;
      }
    }
    throw new IOException("no case of the run waits for an advisor");
  }

  private static String quoted(JsonNode version) {
    return "\"" + version.asLong() + "\"";
  }

  /** One step; the version after it. */
  private static String act(DeskClient who, String path, String version, String step)
      throws IOException, InterruptedException {
    return good(who.post(path + "/actions", step, version), path + "/actions " + step).etag();
  }

  private static JsonNode read(DeskClient who, String path)
      throws IOException, InterruptedException {
    return good(who.get(path), path).json();
  }

  private static void expect(DeskClient who, String path, String state)
      throws IOException, InterruptedException {
    String now = read(who, path).at("/row/state").asText();
    if (!now.equals(state)) {
      throw new IOException(path + " is " + now + ", not " + state);
    }
  }

  private static Answer good(Answer answer, String what) throws IOException {
    if (!answer.isGood()) {
      throw new IOException(what + " answered " + answer.status() + " " + answer.text());
    }
    return answer;
  }

  private static String audited(DeskCore core) throws IOException {
    core.checkpoints().sign();
    AuditVerifier.Report report = core.verifyAudit();
    if (!report.sound()) {
      throw new IOException("the audit does not hold: " + report.faults().get(0));
    }
    return String.format(
        "  audit: %,d lines, %d checkpoints, sound 审计链 %,d 条，完好%n",
        report.entries(), report.checkpoints(), report.entries());
  }
}
