package tocsin.models.url;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import tocsin.core.kernel.PublicSuffixes;
import tocsin.core.lexical.WeightsFormat;
import tocsin.core.model.CompiledModel;

/** The front door: trains the model that is shipped, and writes its report. */
public final class UrlLaboratory {
  static final int RESAMPLES = 300;
  static final int SEEDS = 5;

  /** First day that training may not see. */
  static final LocalDate END = LocalDate.of(2025, 1, 1);

  private UrlLaboratory() {}

  /**
   * Trains on the licensed part of {@code train/}.
   *
   * @param data folder of the shared data sets
   * @param seed of the order of samples; the same seed and data give the same bytes
   * @return the bytes of a weights file
   */
  public static byte[] train(Path data, PublicSuffixes suffixes, long seed) throws IOException {
    UrlFiles files = new UrlFiles(data, suffixes);
    String name = "lexical-" + END.minusDays(1) + "-" + seed;
    return WeightsFormat.write(UrlTrainer.standard(suffixes, seed).train(name, files.train(), END));
  }

  /**
   * Registrable domains of the ordinary hosts trained on, each once, in order: what drift is
   * measured against.
   */
  public static List<String> ordinarySites(Path data, PublicSuffixes suffixes) throws IOException {
    return new UrlFiles(data, suffixes)
        .train().stream().filter(url -> !url.fraud()).map(Url::site).distinct().sorted().toList();
  }

  /**
   * Fits the weights of the name family on what the lexical model's twin did not see.
   *
   * @param pack whose look-alikes, hints and warning lists are read; its lexical model is not
   * @return lines for the pack's {@code fusion.yaml}
   */
  public static String fitNames(Path data, CompiledModel pack) throws IOException {
    return NameFit.of(new UrlFiles(data, pack.suffixes()).train(), END, pack).yaml();
  }

  /**
   * Measures a model and the decision it is part of, and writes the report; several minutes,
   * byte-stable.
   *
   * @param pack of which all but the lexical model is used
   * @param weights bytes of the model whose thresholds are reported
   * @param logs what became of the accesses of real logs
   * @return Markdown
   * @throws IllegalArgumentException when the weights are not readable
   */
  public static String evaluate(
      Path data, CompiledModel pack, byte[] weights, List<LogFigures> logs) throws IOException {
    UrlFiles files = new UrlFiles(data, pack.suffixes());
    return new UrlReport(files, WeightsFormat.read(weights), pack, logs).text();
  }
}
