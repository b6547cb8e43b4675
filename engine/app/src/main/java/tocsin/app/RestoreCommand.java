package tocsin.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tocsin.app.desk.DeskBackup;

/** {@code tocsin restore}. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = "Bring a desk back from a backup; its audit chain is verified first.",
    footer = {
      "",
      "Example:",
      "  tocsin restore --from /mnt/safe/desk-2026-03-01 --desk out/.tocsin/desk",
      "",
      "A run's results that came after the backup are taken in again at its next start, as long as",
      "OUT/live is there. What people did after it is gone.",
    })
final class RestoreCommand implements Callable<Integer> {
  @Option(names = "--from", required = true, paramLabel = "DIR", description = "the backup")
  private Path from = Path.of(".");

  @Option(
      names = "--desk",
      required = true,
      paramLabel = "DIR",
      description = "the desk's folder; absent or empty")
  private Path desk = Path.of(".");

  @Override
  public Integer call() {
    try {
      return BackupCommand.told(DeskBackup.restore(from, desk), desk);
    } catch (IOException e) {
      throw new TocsinException(ExitCode.IO, String.valueOf(e.getMessage()));
    }
  }
}
