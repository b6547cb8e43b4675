package tocsin.desk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.desk.auth.Policy.Guard;
import tocsin.desk.auth.Policy.Reach;
import tocsin.domain.casework.Role;

/**
 * Every endpoint of the table × nine roles × own, somebody else's, absent: made from the table, so
 * a new route is in it at once. What is not the caller's answers exactly as what does not exist.
 */
class AuthorisationMatrixTest {
  /** Answers 404 for an own thing by design: nothing to find without more preparation. */
  private static final Set<Endpoint> NEEDS_MORE =
      EnumSet.of(
          Endpoint.CASE_REVEAL,
          Endpoint.SUBJECT_EXPORT,
          Endpoint.SMS_REPLY,
          Endpoint.OIDC_START,
          Endpoint.OIDC_CALLBACK,
          Endpoint.ENTERPRISE);

  /** Holds a count of visitors and no person: seen by whoever has the role, everywhere. */
  private static final Set<Endpoint> SHARED =
      EnumSet.of(
          Endpoint.TARGET_DETAIL,
          Endpoint.BLAST_RADIUS,
          Endpoint.JUDGE_TARGET,
          Endpoint.TARGET_RECALL,
          Endpoint.CHECK_PHRASE,
          Endpoint.SAVE_FILTER);

  @TempDir static Path folder;
  private static Town town;
  private static Things things;

  @BeforeAll
  static void open() throws IOException {
    town = new Town(folder);
    things = new Things(town);
  }

  @AfterAll
  static void close() {
    town.close();
  }

  private static String user(Role role) {
    return role == Role.ANONYMOUS ? "" : town.users.get(role);
  }

  private static Browser.Answer ask(
      Browser browser, Endpoint endpoint, String user, Things.Whose whose) {
    return ask(browser, endpoint, things.path(endpoint, user, whose));
  }

  private static Browser.Answer ask(Browser browser, Endpoint endpoint, String path) {
    List<String> headers = new ArrayList<>(List.of("If-Match", "\"1\""));
    String body = things.body(endpoint, path);
    if (endpoint.path().startsWith("/api/engine") && endpoint.method().name().equals("POST")) {
      headers.addAll(List.of("Content-Type", "application/jsonl"));
    }
    if (endpoint == Endpoint.IMPORT_ROSTER) {
      headers.addAll(List.of("Content-Type", "multipart/form-data; boundary=x"));
      body = "--x--\r\n";
    }
    return browser.send(
        endpoint.method().name(),
        path + Things.query(endpoint),
        body,
        headers.toArray(String[]::new));
  }

  private static boolean isOpen(Endpoint endpoint) {
    return endpoint.policy().roles().contains(Role.ANONYMOUS);
  }

  @Test
  void roles_withoutTheRoute_learnNothing() {
    Map<Role, Browser> browsers = new java.util.EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      browsers.put(role, town.as(user(role)));
    }
    int cells = 0;
    for (Endpoint endpoint : Endpoint.values()) {
      for (Things.Whose whose : Things.Whose.values()) {
        String path = things.path(endpoint, "operator", whose);
        for (Role role : Role.values()) {
          if (endpoint.policy().roles().contains(role)) {
            continue;
          }
          Browser.Answer answer = ask(browsers.get(role), endpoint, path);
          assertThat(answer.status())
              .as("%s as %s on %s: %s", endpoint, role, whose, answer.text())
              .isEqualTo(role == Role.ANONYMOUS ? 401 : 404);
          cells++;
        }
      }
    }
    assertThat(cells).isGreaterThan(1_000);
  }

  @Test
  void roles_withTheRoute_reachTheirOwn() {
    for (Endpoint endpoint : Endpoint.values()) {
      if (endpoint == Endpoint.STREAM) {
        continue;
      }
      for (Role role : endpoint.policy().roles()) {
        Browser.Answer answer = ask(town.as(user(role)), endpoint, user(role), Things.Whose.OWN);
        assertThat(answer.status())
            .as("%s as %s: %s", endpoint, role, answer.text())
            .isLessThan(500);
        assertThat(answer.code())
            .as("%s as %s", endpoint, role)
            .isNotIn("csrf", "second-factor-needed");
        if (!NEEDS_MORE.contains(endpoint)) {
          assertThat(answer.status()).as("%s as %s", endpoint, role).isNotEqualTo(404);
        }
        if (!isOpen(endpoint)) {
          assertThat(answer.status()).as("%s as %s", endpoint, role).isNotEqualTo(401);
        }
      }
    }
  }

  @Test
  void somebodyElses_answersAsAbsent() {
    int cells = 0;
    for (Endpoint endpoint : Endpoint.values()) {
      boolean bounded =
          endpoint.policy().reach() != Reach.WHOLE
              && endpoint.policy().reach() != Reach.NOTHING
              && endpoint.path().contains("{");
      if (!bounded || SHARED.contains(endpoint)) {
        continue;
      }
      for (Role role : endpoint.policy().roles()) {
        if (role == Role.ADMIN && endpoint == Endpoint.DECIDE_APPROVAL) {
          continue; // admins decide about keys only, which belong to no unit
        }
        Browser browser = town.as(user(role));
        Browser.Answer other = ask(browser, endpoint, user(role), Things.Whose.OTHER);
        Browser.Answer absent = ask(browser, endpoint, user(role), Things.Whose.ABSENT);
        assertThat(other.status()).as("%s as %s: %s", endpoint, role, other.text()).isEqualTo(404);
        assertThat(masked(other)).as("%s as %s", endpoint, role).isEqualTo(masked(absent));
        cells++;
      }
    }
    assertThat(cells).isGreaterThan(40);
  }

  /** All but the request's id. */
  private static String masked(Browser.Answer answer) {
    return answer.status() + answer.text().replaceAll("\"instance\":\"[^\"]*\"", "");
  }

  @Test
  void strongRoutes_withAPasswordOnly_askForMore() {
    for (Endpoint endpoint : Endpoint.values()) {
      Guard guard = endpoint.policy().guard();
      if (guard != Guard.STRONG && guard != Guard.TWO_PERSONS) {
        continue;
      }
      for (Role role : endpoint.policy().roles()) {
        Browser.Answer answer =
            ask(town.as(user(role), false), endpoint, user(role), Things.Whose.OWN);
        assertThat(answer.code()).as("%s as %s", endpoint, role).isEqualTo("second-factor-needed");
      }
    }
  }

  @Test
  void writes_withoutTheToken_areRefused() {
    for (Endpoint endpoint : Endpoint.values()) {
      if (endpoint.method().name().equals("GET") || isOpen(endpoint)) {
        continue;
      }
      for (Role role : endpoint.policy().roles()) {
        if (role == Role.SERVICE) {
          continue; // services carry a bearer token, which no foreign page can send
        }
        Browser browser = town.as(user(role));
        String path = things.path(endpoint, user(role), Things.Whose.ABSENT);
        Browser.Answer answer =
            browser.send(endpoint.method().name(), path, "", "X-CSRF-Token", "wrong");
        assertThat(answer.code()).as("%s as %s", endpoint, role).isEqualTo("csrf");
        Browser.Answer foreign =
            browser.send(endpoint.method().name(), path, "", "Sec-Fetch-Site", "cross-site");
        assertThat(foreign.code()).as("%s as %s", endpoint, role).isEqualTo("csrf");
      }
    }
  }

  @Test
  void queue_asksForAForeignUnit_isRefused() {
    town.newCase("e2");

    Browser.Answer answer = town.as("operator").get("/api/cases?unit=e2");
    Browser.Answer all = town.as("operator").get("/api/cases?limit=500");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(all.json().get("items").findValuesAsText("unitId"))
        .isNotEmpty()
        .allMatch(unit -> Map.of("e1", true, "s1", true).containsKey(unit));
  }
}
