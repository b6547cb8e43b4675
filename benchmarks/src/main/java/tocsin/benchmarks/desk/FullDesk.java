package tocsin.benchmarks.desk;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tocsin.app.desk.DeskAccounts;
import tocsin.app.desk.DeskAccounts.Seed;
import tocsin.app.desk.DeskClient;
import tocsin.app.desk.DeskPlan;
import tocsin.app.desk.DeskProcess;
import tocsin.app.desk.DeskRoster;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.desk.casework.AlertIntake;
import tocsin.desk.http.DeskSettings;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.Role;

/**
 * A desk on SQLite with a roster and as many open cases as wanted. Its clock stands still: else
 * 50,000 cases that nobody answers would escalate by themselves and be the load.
 */
public final class FullDesk implements AutoCloseable {
  private static final String OPERATOR = "operator";
  private static final int AT_ONCE = 1_000;

  private final DeskProcess desk;
  private final DeskClient operator;
  private final String password;
  private final Finding imported;
  private int taken;

  private FullDesk(DeskProcess desk, DeskClient operator, String password, Finding imported) {
    this.desk = desk;
    this.operator = operator;
    this.password = password;
    this.imported = imported;
  }

  /** Makes a roster, imports it, opens cases and signs an operator in. */
  public static FullDesk open(Path folder, LoadPlan plan) throws IOException, InterruptedException {
    Path roster = folder.resolve("roster");
    BigRoster.write(roster, plan.people());
    FileKnowledge knowledge =
        new FileKnowledge("models/packs/base", List.of(), roster.toString(), "", "");
    Instant now = Instant.now();
    InstantSource clock = () -> now;
    DeskPlan where = DeskPlan.sqlite(folder.resolve("desk"), DeskSettings.DEFAULT.onPort(0));

    long began = System.nanoTime();
    DeskRoster read = DeskRoster.read(knowledge);
    double reading = seconds(began);
    DeskProcess desk = DeskProcess.start(where, read, new byte[32], clock);
    double all = seconds(began);

    fill(desk, plan, now.toEpochMilli());
    Map<String, String> passwords =
        DeskAccounts.seed(
            desk.core(), List.of(new Seed(OPERATOR, "", Role.OPERATOR, "")), read.centre());
    String password = String.valueOf(passwords.get(OPERATOR));
    DeskClient client = new DeskClient(http(), desk.url());
    client.signIn(OPERATOR, password);
    String took =
        String.format(
            Locale.ROOT,
            "**%.1f s**: %.1f s to read and check four files, %.1f s to store the rows, seal names"
                + " and numbers one by one in the vault, and listen",
            all,
            reading,
            all - reading);
    String what = String.format("roster import of %,d people", plan.people());
    return new FullDesk(desk, client, password, new Finding(what, took, "≤ 30 s", all <= 30));
  }

  /** Connections as browsers make them, any number. */
  static HttpClient http() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static void fill(DeskProcess desk, LoadPlan plan, long now) {
    for (int from = 0; from < plan.cases(); from += AT_ONCE) {
      List<Alert> alerts = new ArrayList<>();
      for (int i = from; i < Math.min(plan.cases(), from + AT_ONCE); i++) {
        alerts.add(alert(i, BigRoster.subject((int) (7L * i % plan.people())), now));
      }
      var unused = desk.core().intake().alerts(alerts).join();
    }
  }

  private static Alert alert(int number, String subject, long now) {
    return new Alert(
        "x" + number,
        1,
        AlertStatus.OPEN,
        subject,
        Tier.values()[2 + number % 3],
        Stage.S3,
        "F01",
        "m" + number % 50,
        now - 60_000,
        now,
        50,
        List.of(),
        List.of("lure" + number % 500 + ".example"),
        List.of());
  }

  /** How long the roster took. */
  public Finding imported() {
    return imported;
  }

  DeskClient operator() {
    return operator;
  }

  String user() {
    return OPERATOR;
  }

  String password() {
    return password;
  }

  String url() {
    return desk.url();
  }

  /** The path of a case that nobody has touched yet. */
  String nextCase() {
    return "/api/cases/" + AlertIntake.caseId("x" + taken++);
  }

  @Override
  public void close() {
    desk.close();
  }
}
