package tocsin.cluster.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tocsin.app.ExitCode;
import tocsin.cluster.kafka.Canary;
import tocsin.cluster.kafka.Topics;

/** {@code tocsin cluster canary}. */
@Command(
    name = "canary",
    mixinStandardHelpOptions = true,
    description =
        "Send a victim that does not exist through the topics; exit 1 when no alert comes.",
    footer = {
      "",
      "Example, every minute from cron, with figures for node_exporter's textfile collector:",
      "  tocsin cluster canary --within 30 --metrics /var/lib/node_exporter/tocsin_canary.prom",
    })
final class CanaryCommand implements Callable<Integer> {
  @Option(names = "--brokers", defaultValue = "127.0.0.1:9092", paramLabel = "HOST:PORT,…")
  private String brokers = "127.0.0.1:9092";

  @Option(names = "--prefix", defaultValue = SubmitCommand.PREFIX, paramLabel = "TEXT")
  private String prefix = SubmitCommand.PREFIX;

  @Option(
      names = "--within",
      defaultValue = "30",
      paramLabel = "SECONDS",
      description = "how long an alert may take (default: ${DEFAULT-VALUE})")
  private int within = 30;

  @Option(names = "--metrics", paramLabel = "FILE", description = "also write figures here")
  private @Nullable Path metrics;

  @Override
  public Integer call() {
    return FolderOption.outside(
        () -> {
          long now = System.currentTimeMillis();
          OptionalLong took = new Canary(brokers, new Topics(prefix)).fly(now, within * 1000L);
          if (metrics != null) {
            write(metrics, took, now);
          }
          System.out.println(
              took.isPresent()
                  ? "an alert after " + took.getAsLong() + " ms"
                  : "no alert within " + within + " s: nobody would be warned");
          return took.isPresent() ? ExitCode.OK : ExitCode.FINDINGS;
        });
  }

  private static void write(Path file, OptionalLong took, long now) throws IOException {
    String text =
        "# HELP tocsin_canary_up Whether the last canary came out as an alert in time.\n"
            + "# TYPE tocsin_canary_up gauge\n"
            + "tocsin_canary_up "
            + (took.isPresent() ? 1 : 0)
            + "\n# HELP tocsin_canary_seconds From the record to the alert.\n"
            + "# TYPE tocsin_canary_seconds gauge\n"
            + "tocsin_canary_seconds "
            + (took.isPresent() ? took.getAsLong() / 1e3 : "NaN")
            + "\n# HELP tocsin_canary_time_seconds When it flew.\n"
            + "# TYPE tocsin_canary_time_seconds gauge\ntocsin_canary_time_seconds "
            + now / 1000
            + "\n";
    Path fresh = file.resolveSibling("." + file.getFileName() + ".tmp");
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
