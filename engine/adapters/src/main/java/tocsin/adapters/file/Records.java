package tocsin.adapters.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.InputAccount;
import tocsin.domain.traffic.Intake;

/** Reads input in one thread, without a job around it. */
public final class Records {
  private Records() {}

  /**
   * Hands over every record of an input, in the order in which one lane reads it; rejected lines
   * are passed over.
   *
   * @throws IOException when a file cannot be found or read
   */
  public static void forEach(InputSpec input, Consumer<AccessRecord> use) throws IOException {
    var unused = read(input, use);
  }

  /**
   * The same; tells what became of every line.
   *
   * @return an account of each file
   * @throws IOException when a file cannot be found or read
   */
  public static List<InputAccount> read(InputSpec input, Consumer<AccessRecord> use)
      throws IOException {
    List<InputAccount> accounts = new ArrayList<>();
    for (Lane lane : Lanes.plan(input, 1)) {
      try (LaneReader reader = new LaneReader(lane, input)) {
        while (!reader.done()) {
          Intake intake = reader.read();
          if (intake != null) {
            intake.records().forEach(use);
            accounts.addAll(intake.accounts());
          }
        }
      }
    }
    return accounts;
  }
}
