package tocsin.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tocsin.adapters.feeds.FeedAccount;
import tocsin.adapters.feeds.SnapshotFile;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.app.knowledge.KnowledgeLoader;
import tocsin.app.knowledge.Loaded;

/** {@code tocsin feeds snapshot}. */
@Command(
    name = "snapshot",
    mixinStandardHelpOptions = true,
    description = {
      "Compile indicators into one file that every process of a machine maps and shares.",
      "The file holds a secret key: it is readable by its owner alone, and must stay so.",
    },
    footer = {
      "",
      "Examples:",
      "  tocsin feeds snapshot --indicators feeds/ --out index.tocsin",
      "  tocsin run --indicators index.tocsin …",
    })
final class FeedsSnapshotCommand implements Callable<Integer> {
  @Option(
      names = "--indicators",
      required = true,
      arity = "1..*",
      paramLabel = "PATH",
      description = "indicator files or folders, snapshots among them")
  private List<String> indicators = List.of();

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "the snapshot")
  private Path out = Path.of("");

  @Option(names = "--pack", paramLabel = "DIR", description = "model pack (default: pack.folder)")
  private @Nullable Path pack;

  @Override
  public Integer call() throws IOException {
    Path folder = pack == null ? Home.resolve(Setting.PACK_FOLDER.absent()) : pack;
    Loaded loaded =
        KnowledgeLoader.load(new FileKnowledge(folder.toString(), indicators, "", "", ""));
    long rejected = loaded.feeds().stream().mapToLong(FeedAccount::rejected).sum();
    long bytes = SnapshotFile.write(loaded.edition().indicators(), out);
    System.out.printf(
        "%s: %,d indicators, %,d bytes; %,d entries rejected (tocsin validate tells why)%n",
        out, loaded.edition().indicators().size(), bytes, rejected);
    return ExitCode.OK;
  }
}
