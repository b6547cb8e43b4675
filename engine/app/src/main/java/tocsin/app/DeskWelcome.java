package tocsin.app;

import java.nio.file.Files;
import java.nio.file.Path;
import tocsin.app.desk.DeskAccounts;
import tocsin.app.desk.DeskProcess;

/** What a person at the terminal is told when a desk listens. */
final class DeskWelcome {
  private DeskWelcome() {}

  static String text(DeskProcess desk) {
    String told =
        "tocsin: console "
            + desk.url()
            + "/  advisors "
            + desk.url()
            + "/advisor  health "
            + desk.url()
            + "/readyz";
    Path first = DeskAccounts.firstFile(desk.folder());
    return Files.exists(first) ? told + "\ntocsin: the first accounts are in " + first : told;
  }
}
