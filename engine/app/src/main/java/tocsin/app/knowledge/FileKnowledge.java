package tocsin.app.knowledge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tocsin.job.Edition;
import tocsin.job.Knowledge;

/**
 * Knowledge from files, named by path so that it can travel. Texts are empty where there is none.
 *
 * @param pack the pack's folder
 * @param indicators files and folders of indicators
 * @param roster the roster's folder
 * @param lines the lines table
 * @param keyFile file with the pseudonym key
 * @param dispositions what the desk did with earlier alerts
 */
public record FileKnowledge(
    String pack,
    List<String> indicators,
    String roster,
    String lines,
    String keyFile,
    String dispositions)
    implements Knowledge {

  public FileKnowledge {
    indicators = List.copyOf(indicators);
  }

  /** Knowledge before the desk did anything. */
  public FileKnowledge(
      String pack, List<String> indicators, String roster, String lines, String keyFile) {
    this(pack, indicators, roster, lines, keyFile, "");
  }

  @Override
  public Edition load(String ref) {
    return KnowledgeLoader.load(this).edition();
  }

  /**
   * A text that changes when the knowledge or one of the files does.
   *
   * @param files other files that matter
   */
  public String fingerprint(List<String> files) throws IOException {
    return Stamps.now(this) + " " + Stamps.of(files);
  }

  /**
   * The same with what a desk finds.
   *
   * @param verdicts its indicators
   * @param handlings what it does with alerts, instead of {@link #dispositions}
   */
  public FileKnowledge with(Path verdicts, Path handlings) {
    List<String> lists = new ArrayList<>(indicators);
    lists.add(verdicts.toString());
    return new FileKnowledge(pack, lists, roster, lines, keyFile, handlings.toString());
  }

  /** A number that changes when the roster's files do. */
  public long rosterStamp() throws IOException {
    return Stamps.of(roster.isEmpty() ? List.of() : List.of(roster));
  }
}
