package tocsin.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tocsin.desk.DeskFolder;
import tocsin.desk.audit.AuditFiles;
import tocsin.desk.audit.AuditVerifier;

/** {@code tocsin verify-audit}. */
@Command(
    name = "verify-audit",
    mixinStandardHelpOptions = true,
    description = "Verify a desk's audit chain and its signed checkpoints, without the desk.",
    footer = {
      "",
      "Example:",
      "  tocsin verify-audit --desk /var/lib/tocsin/desk --public-key audit.pub"
          + " --witness /mnt/elsewhere/audit-witness.jsonl",
      "",
      "Give the public key and the witness from where the desk cannot change them.",
      "Exit code 1 when anything does not hold.",
    })
final class VerifyAuditCommand implements Callable<Integer> {
  @Option(names = "--desk", required = true, paramLabel = "DIR", description = "the desk's folder")
  private Path desk = Path.of(".");

  @Option(
      names = "--public-key",
      paramLabel = "FILE",
      description = "the public key; by default the one in the folder")
  private @Nullable Path publicKey;

  @Option(
      names = "--witness",
      paramLabel = "FILE",
      description = "checkpoints; by default those in the folder")
  private @Nullable Path witness;

  @Option(names = "--json", description = "print one line of JSON")
  private boolean json;

  @Override
  public Integer call() {
    DeskFolder folder = new DeskFolder(desk);
    AuditVerifier.Report report;
    try {
      report =
          AuditFiles.verify(
              folder.database(),
              publicKey == null ? folder.publicKey() : publicKey,
              witness == null ? folder.witness() : witness);
    } catch (IOException e) {
      throw new TocsinException(ExitCode.IO, String.valueOf(e.getMessage()));
    }
    print(report);
    return report.sound() ? ExitCode.OK : ExitCode.FINDINGS;
  }

  private void print(AuditVerifier.Report report) {
    if (json) {
      System.out.println(tocsin.desk.store.Documents.write(report));
      return;
    }
    System.out.printf(
        "%,d lines, %,d checkpoints hold, last hash %s%n",
        report.entries(), report.checkpoints(), report.lastHash());
    report.faults().forEach(fault -> System.out.println("not sound: " + fault));
    System.out.println(report.sound() ? "The chain is sound." : "The chain is NOT sound.");
  }
}
