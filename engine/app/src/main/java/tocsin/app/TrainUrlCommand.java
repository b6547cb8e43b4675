package tocsin.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tocsin.adapters.json.DriftFile;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.app.knowledge.KnowledgeLoader;
import tocsin.core.detect.IndicatorIndex;
import tocsin.core.drift.DriftReference;
import tocsin.core.drift.NameMeasures;
import tocsin.core.kernel.PublicSuffixes;
import tocsin.core.lexical.LexicalModel;
import tocsin.core.model.CompiledModel;
import tocsin.models.url.UrlLaboratory;

/** {@code tocsin train url}. */
@Command(
    name = "url",
    mixinStandardHelpOptions = true,
    description = "Train the lexical model of hosts and paths, or measure the one that is shipped.",
    footer = {
      "",
      "Examples:",
      "  tocsin train url --data ../shared/data",
      "  tocsin train url --data ../shared/data --evaluate",
      "  tocsin train url --data ../shared/data --reference",
    })
final class TrainUrlCommand implements Callable<Integer> {
  static final String WEIGHTS = "models/packs/base/lexical.bin";
  private static final String REPORT = "models/EVALUATION.md";
  private static final String PACK = "models/packs/base";
  private static final long MAX_BYTES = 8L << 20;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "../shared/data",
      description = "folder with train/, test/ and protocol/ (default: ${DEFAULT-VALUE})")
  private @Nullable Path data;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "seed of the order of samples (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--evaluate",
      description = "do not train; measure the weights and write the report")
  private boolean evaluate;

  @Option(
      names = "--reference",
      description = "do not train; write the reference of drift for the weights that are there")
  private boolean reference;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description = "weights (default: " + WEIGHTS + ")")
  private @Nullable Path weights;

  @Option(names = "--out", paramLabel = "FILE", description = "report (default: " + REPORT + ")")
  private @Nullable Path out;

  @Override
  public Integer call() {
    Path folder = folder(data);
    Path file = weights == null ? Home.resolve(WEIGHTS) : weights;
    try {
      if (evaluate) {
        measure(folder, file);
      } else if (reference) {
        reference(folder, file);
      } else {
        PublicSuffixes suffixes =
            PublicSuffixes.of(Files.readAllLines(Home.resolve(PACK + "/public_suffix_list.dat")));
        byte[] bytes = UrlLaboratory.train(folder, suffixes, seed);
        Files.write(file, bytes);
        System.out.println(file + ": " + bytes.length + " bytes");
        reference(folder, file);
      }
      return ExitCode.OK;
    } catch (IOException e) {
      throw new TocsinException(ExitCode.IO, String.valueOf(e.getMessage()));
    }
  }

  /** Writes what ordinary names look like to the pack that holds the weights, if one does. */
  private static void reference(Path data, Path file) throws IOException {
    Path pack = file.toAbsolutePath().getParent();
    if (pack == null || Files.notExists(pack.resolve("pack.yaml"))) {
      System.out.println(file + " lies in no pack: no reference of drift is written");
      return;
    }
    CompiledModel model = KnowledgeLoader.model(pack, Long.MIN_VALUE);
    LexicalModel spelling = model.names().spelling();
    if (spelling == null) {
      throw new TocsinException(ExitCode.CONFIG, pack + " has no lexical model");
    }
    DriftReference reference =
        DriftReference.of(
            DriftReference.model(spelling, model.pack().fusion()),
            UrlLaboratory.ordinarySites(data, model.suffixes()),
            new NameMeasures(model.targetScorer(IndicatorIndex.empty()), model.fusion(), spelling));
    Path target = pack.resolve(DriftFile.NAME);
    Files.writeString(target, DriftFile.write(reference), StandardCharsets.UTF_8);
    System.out.println(target + ": " + reference.sites() + " sites");
  }

  /** The folder of shared data. */
  static Path folder(@Nullable Path data) {
    Path folder = data == null ? Path.of("../shared/data") : Home.resolve(data.toString());
    if (!Files.isDirectory(folder.resolve("train"))) {
      throw new TocsinException(
          ExitCode.IO, "--data " + folder + " has no folder train/; see its SOURCES.md");
    }
    return folder;
  }

  /** The pack that ships, compiled. */
  static CompiledModel basePack() {
    FileKnowledge knowledge =
        new FileKnowledge(Home.resolve(PACK).toString(), List.of(), "", "", "");
    return KnowledgeLoader.load(knowledge).edition().model();
  }

  private void measure(Path folder, Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new TocsinException(
          ExitCode.BAD_DATA, file + " has " + Files.size(file) + " bytes; most are " + MAX_BYTES);
    }
    Path target = out == null ? Home.resolve(REPORT) : out;
    try {
      CompiledModel pack = basePack();
      Path mapping = Home.resolve(OrdinaryLogs.MAPPING);
      String text =
          UrlLaboratory.evaluate(
              folder, pack, Files.readAllBytes(file), OrdinaryLogs.of(folder, mapping, pack));
      Files.writeString(target, text, StandardCharsets.UTF_8);
      System.out.println(target + ": written");
    } catch (IllegalArgumentException e) {
      throw new TocsinException(ExitCode.BAD_DATA, file + ": " + e.getMessage());
    }
  }
}
