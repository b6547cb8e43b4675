package tocsin.desk.http;

import java.nio.file.Path;
import tocsin.domain.casework.CaseFile;

/** A desk in a process of its own on which one operator takes cases, one after the other. */
final class TracedDesk {
  static final int STEPS = 20;

  private TracedDesk() {}

  /** Arguments: folder. Ends with 1 when a step is refused. */
  public static void main(String[] arguments) throws Exception {
    try (Town town = new Town(Path.of(arguments[0]))) {
      Browser operator = town.as("operator");
      for (int i = 0; i < STEPS; i++) {
        CaseFile file = town.newCase("e1");
        String path = "/api/cases/" + file.caseId() + "/actions";
        String version = "\"" + file.version() + "\"";
        if (operator.post(path, "{\"kind\":\"take\"}", "If-Match", version).status() != 200) {
          System.exit(1);
        }
      }
    }
    System.exit(0);
  }
}
