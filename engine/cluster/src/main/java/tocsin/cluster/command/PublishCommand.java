package tocsin.cluster.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tocsin.app.ExitCode;
import tocsin.app.TocsinException;
import tocsin.cluster.kafka.Feeder;
import tocsin.cluster.kafka.Topics;

/** {@code tocsin publish}. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description = "Tell running jobs of a new pack, of indicators, a roster, lines or a verdict.",
    footer = {
      "",
      "Examples:",
      "  tocsin publish pack /shared/packs/base-7",
      "  tocsin publish indicators /shared/feeds/2026-11-22.snapshot",
      "  tocsin publish verdict confirmed evil.example --fraud-type F02",
      "  tocsin publish verdict refuted shop.example --by lead --why 'a shop'",
      "",
      "Of each kind, and of each target, the topic keeps the last.",
    })
final class PublishCommand implements Callable<Integer> {
  private static final List<String> EDITIONS = List.of("pack", "indicators", "roster", "lines");

  @Parameters(
      arity = "2..3",
      paramLabel = "KIND WHAT",
      description = "pack|indicators|roster|lines PATH, or verdict confirmed|refuted TARGET")
  private List<String> what = List.of();

  @Option(names = "--target-kind", defaultValue = "host", paramLabel = "KIND")
  private String targetKind = "host";

  @Option(names = "--fraud-type", defaultValue = "unknown", paramLabel = "CODE")
  private String fraudType = "unknown";

  @Option(
      names = "--until",
      paramLabel = "MILLIS",
      description = "when the verdict expires (default: half a year later)")
  private @Nullable Long until;

  @Option(names = "--by", defaultValue = "", paramLabel = "ACCOUNT", description = "who judged")
  private String by = "";

  @Option(names = "--why", defaultValue = "", paramLabel = "TEXT")
  private String why = "";

  @Option(
      names = "--at",
      paramLabel = "MILLIS",
      description = "event time from which it counts (default: now)")
  private @Nullable Long at;

  @Option(names = "--brokers", defaultValue = "127.0.0.1:9092", paramLabel = "HOST:PORT,…")
  private String brokers = "127.0.0.1:9092";

  @Option(names = "--prefix", defaultValue = SubmitCommand.PREFIX, paramLabel = "TEXT")
  private String prefix = SubmitCommand.PREFIX;

  @Override
  public Integer call() {
    String kind = what.get(0);
    ObjectNode message = new ObjectMapper().createObjectNode();
    message.put("kind", kind);
    message.put("at", at == null ? System.currentTimeMillis() : at);
    String key = kind;
    if (EDITIONS.contains(kind)) {
      Path path = Path.of(what.get(1)).toAbsolutePath().normalize();
      if (!Files.exists(path)) {
        throw new TocsinException(ExitCode.IO, path + ": no such file or folder");
      }
      message.put("path", path.toString());
    } else if (kind.equals("verdict") && what.size() == 3) {
      message.put("verdict", what.get(1));
      message.put("target", what.get(2));
      message.put("targetKind", targetKind);
      message.put("fraudType", fraudType);
      message.put("by", by);
      message.put("why", why);
      if (until != null) {
        message.put("until", until);
      }
      key = "verdict/" + targetKind + "/" + what.get(2);
    } else {
      throw new TocsinException(
          ExitCode.USAGE,
          "publish pack|indicators|roster|lines PATH, or verdict confirmed|refuted TARGET");
    }
    try (Feeder feeder = new Feeder(brokers, new Topics(prefix).control())) {
      feeder.send(key, message.toString());
      feeder.flush();
    }
    System.out.println("published " + key);
    return ExitCode.OK;
  }
}
