package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TempFoldersTest {
  @TempDir Path base;

  @Test
  void sweep_folderOfADeadProcess_isRemoved() throws IOException {
    Path stale = Files.createDirectories(base.resolve("tocsin-999999999-1"));
    Files.writeString(stale.resolve("rpc.jar"), "x");

    TempFolders.sweep(base);

    assertThat(stale).doesNotExist();
  }

  @Test
  void sweep_folderOfALivingProcessAndOfOthers_stay() throws IOException {
    ProcessHandle self = ProcessHandle.current();
    long started = self.info().startInstant().orElseThrow().toEpochMilli();
    Path own = Files.createDirectories(base.resolve("tocsin-" + self.pid() + "-" + started));
    Path other = Files.createDirectories(base.resolve("tocsin-notes"));

    TempFolders.sweep(base);

    assertThat(own).exists();
    assertThat(other).exists();
  }

  @Test
  void sweep_processNumberUsedAgain_isNotMistakenForTheLiving() throws IOException {
    Path stale =
        Files.createDirectories(base.resolve("tocsin-" + ProcessHandle.current().pid() + "-1"));

    TempFolders.sweep(base);

    assertThat(stale).doesNotExist();
  }
}
