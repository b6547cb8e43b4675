package tocsin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.desk.audit.AuditFiles;
import tocsin.desk.audit.AuditVerifier;
import tocsin.desk.casework.AlertIntake;
import tocsin.desk.store.Sql;

/**
 * Kills a working desk again and again. More often by {@code -Dtocsin.kills=200}; a page cache
 * survives a kill, so that this proves order and atomicity, and the sync before the answer is
 * proven elsewhere, by tracing.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("tocsin.kills", 15);
  private static final long READY_MILLIS = 15_000;
  private static final long SEED = Long.getLong("tocsin.seed", 5L);

  @TempDir Path folder;
  private final Set<String> opened = new HashSet<>();
  private final Map<String, Long> taken = new HashMap<>();
  private final List<Long> ready = new ArrayList<>();

  @Test
  void killedAtRandom_losesNothingAcknowledged_doublesNothing_andTheChainHolds() throws Exception {
    Random random = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      runAndKill(kill * 1_000_000L, 30 + random.nextInt(400));
      check("seed " + SEED + " kill " + kill);
    }
    Collections.sort(ready);
    System.out.printf(
        "%d kills, seed %d: %,d alerts and %,d steps acknowledged, none lost, none doubled;"
            + " ready again after %d ms, at most %d%n",
        KILLS,
        SEED,
        opened.size(),
        taken.size(),
        ready.get(ready.size() / 2),
        ready.get(ready.size() - 1));
    assertThat(taken.size()).isGreaterThan(KILLS * 10);
    assertThat(ready).hasSize(KILLS).allMatch(millis -> millis <= READY_MILLIS);
  }

  private void runAndKill(long first, int afterLines) throws IOException, InterruptedException {
    long began = System.nanoTime();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "tocsin.desk.KilledDesk",
                folder.toString(),
                Long.toString(first))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      int read = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        acknowledged(line);
        if (line.equals("ready")) {
          ready.add((System.nanoTime() - began) / 1_000_000);
        }
        read++;
        if (read == afterLines) {
          // By its handle: killing by the process would close the pipe with what it still holds.
          process.toHandle().destroyForcibly();
        }
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /** A line that the kill cut short lacks its full stop and counts for nothing. */
  private void acknowledged(String line) {
    String[] words = line.split(" ", -1);
    if (words.length == 3 && words[0].equals("opened")) {
      opened.add(words[1]);
    } else if (words.length == 4 && words[0].equals("taken") && opened.contains(words[1])) {
      taken.put(words[1], Long.parseLong(words[2]));
    }
  }

  private void check(String where) throws Exception {
    try (DeskCore desk = KilledDesk.open(folder)) {
      Map<String, Long> alerts =
          counts(desk, "SELECT alert_id, COUNT(*) FROM case_alerts GROUP BY alert_id");
      Map<String, Long> takes =
          counts(
              desk,
              "SELECT object, COUNT(*) FROM audit WHERE action = 'case.take' GROUP BY object");
      Map<String, Long> versions = counts(desk, "SELECT case_id, version FROM cases");
      assertThat(alerts.keySet()).as(where).containsAll(opened);
      assertThat(alerts.values()).as(where).containsOnly(1L);
      assertThat(takes.values()).as(where).containsOnly(1L);
      for (String alertId : taken.keySet()) {
        String caseId = AlertIntake.caseId(alertId);
        assertThat(takes.get(caseId)).as(where + " " + alertId).isEqualTo(1);
        assertThat(versions.get(caseId)).as(where + " " + alertId).isGreaterThanOrEqualTo(2);
      }
      assertThat(
              number(
                  desk,
                  "SELECT COUNT(*) FROM case_versions v WHERE NOT EXISTS"
                      + " (SELECT 1 FROM audit a WHERE a.object = v.case_id)"))
          .as(where + ": a version without its audit line")
          .isZero();
      assertThat(number(desk, "SELECT COUNT(*) FROM case_versions"))
          .as(where + ": one audit line a version")
          .isEqualTo(number(desk, "SELECT COUNT(*) FROM audit"));
    }
    DeskFolder files = new DeskFolder(folder);
    AuditVerifier.Report report =
        AuditFiles.verify(files.database(), files.publicKey(), files.witness());
    assertThat(report.faults()).as(where).isEmpty();
  }

  private static Map<String, Long> counts(DeskCore desk, String sql) {
    Map<String, Long> counts = new HashMap<>();
    var unused =
        desk.database()
            .read(
                connection ->
                    Sql.all(
                        connection,
                        sql,
                        row -> counts.put(row.getString(1), row.getLong(2)) == null));
    return counts;
  }

  private static long number(DeskCore desk, String sql) {
    return desk.database().read(connection -> Sql.number(connection, sql));
  }
}
