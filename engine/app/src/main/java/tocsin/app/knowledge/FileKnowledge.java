package tocsin.app.knowledge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tocsin.job.Control;
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
 * @param judgements what people hold of targets
 */
public record FileKnowledge(
    String pack,
    List<String> indicators,
    String roster,
    String lines,
    String keyFile,
    String dispositions,
    String judgements)
    implements Knowledge {

  public FileKnowledge {
    indicators = List.copyOf(indicators);
  }

  /** Knowledge before the desk did anything. */
  public FileKnowledge(
      String pack, List<String> indicators, String roster, String lines, String keyFile) {
    this(pack, indicators, roster, lines, keyFile, "", "");
  }

  @Override
  public Edition load(String ref) {
    return KnowledgeLoader.load(named(ref)).edition();
  }

  /**
   * The reference of an edition in which one part is read from elsewhere.
   *
   * @param path where all workers see it
   * @param at makes two editions of one path differ
   */
  public static String ref(Control.Kind kind, String path, long at) {
    return kind + "@" + at + "=" + path;
  }

  /** The same knowledge with the part that a reference names; any other reference changes none. */
  private FileKnowledge named(String ref) {
    int at = ref.indexOf('@');
    int equals = ref.indexOf('=');
    if (at < 0 || equals < at) {
      return this;
    }
    String path = ref.substring(equals + 1);
    return switch (Control.Kind.valueOf(ref.substring(0, at))) {
      case INDICATORS -> of(List.of(path), roster, lines);
      case ROSTER -> of(indicators, path, lines);
      case LINES -> of(indicators, roster, path);
      case PACK, LISTING, HANDLING, JUDGEMENT, RATE, MEMBERS -> this;
    };
  }

  private FileKnowledge of(List<String> itsIndicators, String itsRoster, String itsLines) {
    return new FileKnowledge(
        pack, itsIndicators, itsRoster, itsLines, keyFile, dispositions, judgements);
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
   * @param judged what it holds of targets, instead of {@link #judgements}
   */
  public FileKnowledge with(Path verdicts, Path handlings, Path judged) {
    List<String> lists = new ArrayList<>(indicators);
    lists.add(verdicts.toString());
    return new FileKnowledge(
        pack, lists, roster, lines, keyFile, handlings.toString(), judged.toString());
  }

  /** A number that changes when the roster's files do. */
  public long rosterStamp() throws IOException {
    return Stamps.of(roster.isEmpty() ? List.of() : List.of(roster));
  }
}
