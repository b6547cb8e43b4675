package tocsin.desk.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.desk.casework.DeskFixture;
import tocsin.desk.store.Databases;
import tocsin.desk.store.ManualClock;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.people.Route;

class CourierTest {
  @TempDir Path folder;
  private final ManualClock clock = new ManualClock(DeskFixture.START);
  private DeskFixture desk;
  private final List<Outgoing.Letter> sent = new ArrayList<>();
  private int failures;
  private Courier courier;

  @BeforeEach
  void open() {
    desk = new DeskFixture(clock, Databases.sqlite(folder.resolve("desk.db"), clock));
    courier =
        new Courier(
            desk.database,
            clock,
            letter -> {
              if (failures-- > 0) {
                throw new IOException("planted");
              }
              sent.add(letter);
              return 204;
            });
  }

  @AfterEach
  void close() {
    courier.close();
    desk.close();
  }

  private Webhooks.Hook hook(String kind, String... events) {
    return desk.database.writeNow(
        tx -> Webhooks.add(tx, "https://hook.example/", kind, Set.of(events)));
  }

  private void offered() {
    desk.takes(DeskFixture.alert("x1", 1, "p1", Tier.ORANGE));
    desk.intake.assignments(List.of(DeskFixture.assignment("x1", 1, Route.ADVISOR, "a1"))).join();
  }

  private void later() {
    clock.add(11_000);
    while (courier.round() > 0) {
      clock.add(1);
    }
  }

  @Test
  void notice_isACloudEvent_signedWithTheSecret() throws Exception {
    Webhooks.Hook hook = hook("cloudevents", "tocsin.task_offered");
    offered();
    later();

    assertThat(sent).hasSize(1);
    Outgoing.Letter letter = sent.get(0);
    JsonNode event = new ObjectMapper().readTree(letter.body());
    assertThat(event.get("specversion").asText()).isEqualTo("1.0");
    assertThat(event.get("type").asText()).isEqualTo("tocsin.task_offered");
    assertThat(event.at("/data/advisorId").asText()).isEqualTo("a1");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(hook.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] sum =
        mac.doFinal((letter.timestamp() + "." + letter.body()).getBytes(StandardCharsets.UTF_8));
    assertThat(letter.signature()).isEqualTo("v1=" + Base64.getEncoder().encodeToString(sum));
  }

  @Test
  void failure_isTriedAgainLater_withTheSameId() {
    hook("cloudevents", "tocsin.task_offered");
    failures = 1;
    offered();
    clock.add(11_000);
    courier.round();
    assertThat(sent).isEmpty();
    courier.round();
    assertThat(sent).isEmpty();

    clock.add(5_001);
    courier.round();

    assertThat(sent).hasSize(1);
    assertThat(courier.waiting()).isZero();
  }

  @Test
  void receiver_goneForADay_isGivenUp_andCanBeTriedAgain() {
    hook("cloudevents", "tocsin.task_offered");
    failures = Integer.MAX_VALUE;
    offered();
    clock.add(11_000);
    int tries = 0;
    long began = clock.millis();
    while (courier.round() > 0 || courier.waiting() > 0) {
      clock.add(600_000);
      assertThat(++tries).isLessThan(1_000);
    }

    List<Webhooks.Delivery> dead =
        desk.database.read(connection -> Webhooks.outbox(connection, "", 10));
    assertThat(dead).hasSize(1);
    assertThat(dead.get(0).state()).isEqualTo("dead");
    assertThat(clock.millis() - began).isBetween(20L * 3_600_000, 36L * 3_600_000);
    failures = 0;
    desk.database.writeNow(tx -> Webhooks.retry(tx, dead.get(0).deliveryId()).orElseThrow());
    courier.round();
    assertThat(sent).hasSize(1);
  }

  @Test
  void stepTakenBack_isNeverTold() {
    hook("cloudevents", "tocsin.task_offered");
    desk.takes(DeskFixture.alert("x1", 1, "p1", Tier.ORANGE));
    var taken = desk.does(desk.file("x1"), DeskFixture.OPERATOR, ActionKind.TAKE);
    var sentOut =
        desk.does(
            taken.file(),
            DeskFixture.OPERATOR,
            new tocsin.core.casework.CaseAction.Dispatch(
                List.of(new tocsin.domain.casework.Recipient(Route.ADVISOR, "a1", "e1", "bound"))));
    desk.desk.undo(sentOut.file().caseId(), sentOut.file().version(), DeskFixture.OPERATOR).join();

    later();

    assertThat(sent).isEmpty();
  }

  @Test
  void sms_carriesACodeAndNoLink() {
    hook("sms", "tocsin.task_offered");
    offered();
    later();

    assertThat(sent.get(0).body()).contains("编号").doesNotContain("http").doesNotContain("p1");
    assertThat(desk.count("SELECT COUNT(*) FROM sms_codes WHERE advisor_id = 'a1'")).isEqualTo(1);
  }

  @Test
  void addresses_insideTheNetwork_areRefused() {
    for (String url :
        List.of(
            "https://127.0.0.1/",
            "https://[::1]/",
            "https://10.0.0.1/",
            "https://169.254.169.254/latest",
            "https://192.168.1.1/",
            "https://100.64.0.1/",
            "https://[fd00::1]/",
            "https://0.0.0.0/",
            "https://[::ffff:127.0.0.1]/",
            "http://192.0.2.1/",
            "https://user@192.0.2.1/",
            "file:///etc/passwd")) {
      assertThat(Addresses.fault(url, false)).as(url).isPresent();
    }
    assertThat(Addresses.fault("https://192.0.2.1/hook", false)).isEmpty();
    assertThat(Addresses.fault("http://127.0.0.1:8080/", true)).isEmpty();
  }
}
