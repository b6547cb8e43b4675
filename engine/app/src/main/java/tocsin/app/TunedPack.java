package tocsin.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tocsin.core.model.Tuning;
import tocsin.domain.pack.Pack;

/** Writes a pack's next version: its files, the tuning beside them, and the evidence. */
final class TunedPack {
  private static final Pattern VERSION = Pattern.compile("(?m)^version:\\s*\\d+");

  private TunedPack() {}

  static void write(Path from, Path to, Pack pack, Tuning tuning, String evidence)
      throws IOException {
    if (Files.exists(to)) {
      throw new TocsinException(ExitCode.USAGE, to + " is there already; a pack is never changed");
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    Path head = to.resolve("pack.yaml");
    Matcher version = VERSION.matcher(Files.readString(head));
    Files.writeString(head, version.replaceFirst("version: " + (pack.version() + 1)));
    Files.writeString(to.resolve("tuning.yaml"), yaml(pack, tuning), StandardCharsets.UTF_8);
    Files.writeString(to.resolve("EVIDENCE.md"), evidence, StandardCharsets.UTF_8);
  }

  private static String yaml(Pack pack, Tuning tuning) {
    StringBuilder out = new StringBuilder();
    out.append("# Written by tocsin tune; EVIDENCE.md says why.\n");
    out.append("basedOn: ").append(pack.label()).append('\n');
    if (!tuning.factors().isEmpty()) {
      List<String> factors =
          tuning.factors().entrySet().stream()
              .map(entry -> entry.getKey() + ": " + Tuning.number(entry.getValue()))
              .toList();
      out.append("factors: {").append(String.join(", ", factors)).append("}\n");
    }
    if (!tuning.bounds().isEmpty()) {
      out.append("tiers:\n");
      tuning
          .bounds()
          .forEach(
              (tier, bounds) ->
                  out.append(
                      String.format(
                          Locale.ROOT,
                          "  %s: {enter: %d, exit: %d}%n",
                          tier.word(),
                          bounds.enter(),
                          bounds.exit())));
    }
    return out.toString();
  }
}
