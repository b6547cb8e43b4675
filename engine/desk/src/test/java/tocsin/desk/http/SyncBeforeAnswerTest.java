package tocsin.desk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A step is on disk before it is answered: seen from outside, in the calls to the system. */
class SyncBeforeAnswerTest {
  private static final String ASKED =
      "7 write(40<socket:[1]>, \"POST /api/cases/k1/actions HTTP/1.1\\r\\n\"..., 300) = 300";
  private static final String LOGGED = "8 pwrite64(9</d/desk.db-wal>, \"…\"..., 4096, 0) = 4096";
  private static final String SYNCED = "8 fdatasync(9</d/desk.db-wal>) = 0";
  private static final String ANSWERED =
      "9 writev(41<socket:[2]>, [{iov_base=\"HTTP/1.1 200 OK\\r\\n\"...}], 2) = 500";

  @TempDir Path folder;

  @Test
  void everyStep_isSyncedBeforeItsAnswerIsSent() throws Exception {
    assumeTrue(canTrace(), "strace cannot trace here (Debian: apt-get install strace)");
    Path trace = folder.resolve("trace");

    Process process =
        strace(
            trace,
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            TracedDesk.class.getName(),
            folder.toString());

    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    SyncTrace.Report report = SyncTrace.of(Files.readAllLines(trace));
    assertThat(report.faults()).isEmpty();
    assertThat(report.answers()).isEqualTo(TracedDesk.STEPS);
  }

  @Test
  void trace_withoutAFinishedSync_isAFault() {
    String begun = "8 fdatasync(9</d/desk.db-wal> <unfinished ...>";
    String done = "8 <... fdatasync resumed>) = 0";
    String failed = "8 <... fdatasync resumed>) = -1 EIO (Input/output error)";

    assertThat(faults(ASKED, LOGGED, SYNCED, ANSWERED)).isEmpty();
    assertThat(faults(ASKED, LOGGED, begun, done, ANSWERED)).isEmpty();
    assertThat(faults(ASKED, LOGGED, ANSWERED, SYNCED)).hasSize(1);
    assertThat(faults(ASKED, LOGGED, begun, ANSWERED, done)).hasSize(1);
    assertThat(faults(ASKED, LOGGED, begun, failed, ANSWERED)).hasSize(1);
    assertThat(faults(ASKED, LOGGED, SYNCED, LOGGED, ANSWERED)).hasSize(1);
    assertThat(faults(ASKED, SYNCED, ANSWERED)).hasSize(1);
    assertThat(faults(ASKED, LOGGED, SYNCED.replace("-wal", ""), ANSWERED)).hasSize(1);
  }

  private static List<String> faults(String... lines) {
    return SyncTrace.of(List.of(lines)).faults();
  }

  private boolean canTrace() throws InterruptedException {
    try {
      return strace(folder.resolve("try"), "true").waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Process strace(Path trace, String... command) throws IOException {
    List<String> whole = new ArrayList<>();
    whole.addAll(List.of("strace", "-f", "-y", "-s", "40", "-o", trace.toString(), "-e"));
    whole.add("trace=fsync,fdatasync,pwrite64,pwritev,write,writev,sendto,sendmsg");
    whole.addAll(List.of(command));
    return new ProcessBuilder(whole)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
