package tocsin.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tocsin.adapters.feeds.FeedAccount;
import tocsin.adapters.json.HuntFile;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.app.knowledge.KnowledgeLoader;
import tocsin.app.knowledge.Loaded;
import tocsin.domain.people.RosterFault;

/** {@code tocsin validate}. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = "Check a pack, indicators and a roster; every fault with its exact place.",
    footer = {
      "",
      "Examples:",
      "  tocsin validate --pack models/packs/base",
      "  tocsin validate --indicators feeds/ --roster roster/",
    })
final class ValidateCommand implements Callable<Integer> {
  @Option(names = "--pack", paramLabel = "DIR", description = "model pack (default: pack.folder)")
  private @Nullable Path pack;

  @Option(names = "--indicators", arity = "1..*", paramLabel = "PATH", description = "indicators")
  private List<String> indicators = List.of();

  @Option(names = "--roster", paramLabel = "DIR", description = "roster folder")
  private @Nullable Path roster;

  @Option(names = "--lines", paramLabel = "FILE", description = "lines table")
  private @Nullable Path lines;

  @Override
  public Integer call() {
    String folder = (pack == null ? Home.resolve(Setting.PACK_FOLDER.absent()) : pack).toString();
    Loaded loaded =
        KnowledgeLoader.load(
            new FileKnowledge(
                folder,
                indicators,
                roster == null ? "" : roster.toString(),
                lines == null ? "" : lines.toString(),
                ""));
    System.out.printf(
        "pack %s: %d reasons, %d warning-list entries, sound%n",
        loaded.edition().model().pack().label(),
        loaded.edition().model().pack().reasons().size(),
        loaded.edition().model().pack().warnings().size());
    if (Files.exists(Path.of(folder).resolve(HuntFile.NAME))) {
      var unused = HuntCommand.bounds(Path.of(folder));
      System.out.println(HuntFile.NAME + ": sound");
    }
    TargetStudy.of(Path.of(folder))
        .models()
        .forEach(
            model ->
                System.out.printf(
                    "shadow model %s: %s %s, sound%n",
                    model.id(),
                    model.bundle().header().kind().word(),
                    model.bundle().header().version()));
    boolean findings = false;
    for (FeedAccount feed : loaded.feeds()) {
      System.out.printf(
          "%s: %s, %,d entries = %,d accepted + %s ignored + %,d rejected%n",
          feed.feed(),
          feed.format(),
          feed.entries(),
          feed.accepted(),
          feed.ignored(),
          feed.rejected());
      feed.faults().forEach(fault -> System.out.println("  " + feed.feed() + ": " + fault));
      findings |= feed.rejected() > 0;
    }
    for (RosterFault fault : loaded.rosterFaults()) {
      System.out.printf(
          "%s:%d: %s: %s; %s%n",
          fault.file(),
          fault.line(),
          fault.refused() ? "refused" : "doubt",
          fault.what(),
          fault.remedy());
      findings = true;
    }
    return findings ? ExitCode.FINDINGS : ExitCode.OK;
  }
}
