package tocsin.desk;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import tocsin.core.casework.Actor;
import tocsin.core.casework.CaseAction;
import tocsin.core.casework.Standby;
import tocsin.core.casework.Terms;
import tocsin.desk.casework.Acted;
import tocsin.desk.casework.AlertIntake;
import tocsin.desk.casework.RouteStandby;
import tocsin.desk.store.Databases;
import tocsin.desk.vault.PseudonymKeys;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.Role;

/**
 * A desk in a process of its own that works until it is killed: takes alerts, takes cases, and says
 * on its output what was acknowledged, after it was.
 */
final class KilledDesk {
  private KilledDesk() {}

  static DeskCore open(Path folder) throws Exception {
    Standby standby = new RouteStandby(head -> List.of(), "c1");
    PseudonymKeys key =
        new PseudonymKeys("a key for tests only".getBytes(StandardCharsets.US_ASCII));
    DeskFolder files = new DeskFolder(folder);
    return DeskCore.open(
        Databases.sqlite(files.database(), InstantSource.system()),
        files,
        new DeskCore.Parts(
            Terms.DEFAULT, () -> standby, subject -> "e1", () -> key, InstantSource.system()));
  }

  /** Arguments: folder, first number. */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    DeskCore desk = open(Path.of(arguments[0]));
    desk.start();
    out.println("ready");
    AtomicLong next = new AtomicLong(Long.parseLong(arguments[1]));
    for (int worker = 0; worker < 4; worker++) {
      new Thread(() -> work(desk, next, out), "worker-" + worker).start();
    }
  }

  private static void work(DeskCore desk, AtomicLong next, PrintStream out) {
    while (true) {
      String id = "x" + next.incrementAndGet();
      Alert alert =
          new Alert(
              id,
              1,
              AlertStatus.OPEN,
              "p" + id,
              Tier.YELLOW,
              Stage.S2,
              "F01",
              "m1",
              1,
              2,
              40,
              List.of(),
              List.of("lure.example"),
              List.of());
      desk.intake().alerts(List.of(alert)).join();
      out.println("opened " + id + " .");
      CaseAction take = new CaseAction.Plain(ActionKind.TAKE, "");
      Actor actor = new Actor("op-" + id, Role.OPERATOR);
      Acted acted = desk.cases().act(AlertIntake.caseId(id), 1, take, actor).join();
      out.println("taken " + id + " " + acted.seq() + " .");
    }
  }
}
