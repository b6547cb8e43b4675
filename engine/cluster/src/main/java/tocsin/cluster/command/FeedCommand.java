package tocsin.cluster.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tocsin.adapters.file.ContentStream;
import tocsin.adapters.file.InputFiles;
import tocsin.app.ExitCode;
import tocsin.cluster.kafka.Feeder;
import tocsin.cluster.kafka.LineKey;
import tocsin.cluster.kafka.Topics;

/** {@code tocsin cluster feed}. */
@Command(
    name = "feed",
    mixinStandardHelpOptions = true,
    description =
        "Put the lines of files into a topic, a message each; a person's keep their order.",
    footer = {
      "",
      "Example:",
      "  tocsin cluster feed --records sample-data/town/records.jsonl.gz --rate 5000",
    })
final class FeedCommand implements Callable<Integer> {
  @Option(names = "--records", required = true, arity = "1..*", paramLabel = "PATH")
  private List<String> records = List.of();

  @Option(names = "--brokers", defaultValue = "127.0.0.1:9092", paramLabel = "HOST:PORT,…")
  private String brokers = "127.0.0.1:9092";

  @Option(names = "--topic", paramLabel = "NAME", description = "default: tocsin.records")
  private String topic = new Topics(SubmitCommand.PREFIX).records();

  @Option(
      names = "--rate",
      defaultValue = "0",
      paramLabel = "N",
      description = "lines a second; 0 for as fast as it goes")
  private int rate;

  @Override
  public Integer call() {
    return FolderOption.outside(
        () -> {
          long sent = 0;
          long started = System.nanoTime();
          try (Feeder feeder = new Feeder(brokers, topic)) {
            for (String file : InputFiles.expand(records)) {
              sent = feed(file, feeder, sent, started);
            }
            feeder.flush();
          }
          System.out.println("sent " + sent + " lines to " + topic);
          return ExitCode.OK;
        });
  }

  private long feed(String file, Feeder feeder, long before, long started) throws IOException {
    long sent = before;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                ContentStream.open(Files.newInputStream(Path.of(file))), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        feeder.send(LineKey.of(line), line);
        sent++;
        if (rate > 0) {
          long due = started + sent * 1_000_000_000L / rate;
          LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
        }
      }
    }
    return sent;
  }
}
