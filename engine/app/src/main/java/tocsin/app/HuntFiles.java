package tocsin.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tocsin.adapters.json.HuntJson;
import tocsin.core.discover.hunt.Find;
import tocsin.core.discover.hunt.Hunt;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.pack.Pack;
import tocsin.domain.pack.Parameters;

/** Finds of a hunt as indicators, and beside them what led to each. */
final class HuntFiles {
  private static final String COLUMNS =
      "kind,value,fraudType,confidence,source,validFrom,validUntil,knownFrom\n";

  /** What needs no quotes in a list; nothing else is a sound name. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{Alnum}._-]+");

  private final Pack pack;
  private final long asOf;

  /**
   * @param asOf milliseconds UTC: from when the finds count
   */
  HuntFiles(Pack pack, long asOf) {
    this.pack = pack;
    this.asOf = asOf;
  }

  /**
   * Suspect and never more: such an indicator can neither confirm a target nor make a seed. An
   * address gets none, for it would speak of every host there; nor does a name that is not sound.
   *
   * @return 0 where there is no indicator
   */
  int confidence(Find find) {
    boolean named = find.kind() == TargetKind.HOST || find.kind() == TargetKind.APP;
    if (!named || !PLAIN.matcher(find.target()).matches()) {
      return 0;
    }
    Parameters parameters = pack.parameters();
    int percent = (int) Math.rint(100 * find.probability());
    return Math.max(parameters.suspectAt(), Math.min(parameters.confirmAt() - 1, percent));
  }

  String indicators(List<Find> finds) {
    return finds.stream()
        .filter(find -> confidence(find) > 0)
        .map(this::indicator)
        .collect(Collectors.joining("", COLUMNS, ""));
  }

  /**
   * Its type of fraud stays open, as that of whatever the stream finds: a type that is guessed
   * wrong would keep a person's visits to one campaign apart. What the path says stands beside.
   */
  private String indicator(Find find) {
    return String.join(
            ",",
            find.kind().name().toLowerCase(Locale.ROOT),
            find.target(),
            Indicator.UNKNOWN_TYPE,
            String.valueOf(confidence(find)),
            Hunt.SOURCE,
            String.valueOf(asOf),
            String.valueOf(asOf + pack.parameters().retentionMillis()),
            String.valueOf(asOf))
        + "\n";
  }

  String evidence(List<Find> finds) {
    HuntJson json = new HuntJson(pack.fusion());
    return finds.stream()
        .map(find -> json.line(find, asOf, confidence(find)) + "\n")
        .collect(Collectors.joining());
  }

  /** Writes at once, for a running job may be watching the file. */
  static void write(Path file, String text) throws IOException {
    Path whole = file.toAbsolutePath();
    Path folder = whole.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path part = whole.resolveSibling("." + whole.getFileName() + ".part");
    Files.writeString(part, text, StandardCharsets.UTF_8);
    Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
