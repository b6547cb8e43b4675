package tocsin.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tocsin.app.desk.DeskBackup;
import tocsin.desk.audit.AuditVerifier;

/** {@code tocsin backup}. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = "Copy a desk on SQLite while it runs: database, keys, audit witness.",
    footer = {
      "",
      "Example:",
      "  tocsin backup --desk out/.tocsin/desk --to /mnt/safe/desk-2026-03-01",
      "",
      "The copy is as of one moment and its audit chain is verified. It holds the vault's keys: keep",
      "it like them. Exit code 1 when the chain does not hold.",
    })
final class BackupCommand implements Callable<Integer> {
  @Option(names = "--desk", required = true, paramLabel = "DIR", description = "the desk's folder")
  private Path desk = Path.of(".");

  @Option(names = "--to", required = true, paramLabel = "DIR", description = "a new folder")
  private Path to = Path.of(".");

  @Override
  public Integer call() {
    try {
      return told(DeskBackup.make(desk, to), to);
    } catch (IOException e) {
      throw new TocsinException(ExitCode.IO, String.valueOf(e.getMessage()));
    }
  }

  /** Says what a copy came to; the exit code. */
  static int told(AuditVerifier.Report report, Path folder) {
    if (!report.sound()) {
      report.faults().forEach(fault -> System.out.println("not sound: " + fault));
      return ExitCode.FINDINGS;
    }
    System.out.printf(
        "%s: %,d audit lines, %,d checkpoints hold, last hash %s%n",
        folder, report.entries(), report.checkpoints(), report.lastHash());
    return ExitCode.OK;
  }
}
