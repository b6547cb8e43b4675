package tocsin.cluster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import tocsin.cluster.trial.LocalStack;

/** This program as its next version: what is kept of a person has two components more. */
final class EvolvedJar {
  private static final String SOURCE =
      "engine/core/src/main/java/tocsin/core/model/PersonState.java";

  private EvolvedJar() {}

  /** What the newer jar is made of: the changed class first. */
  static List<Path> own(Path work) throws IOException {
    String source = Files.readString(Towns.root().resolve(SOURCE));
    Matcher header =
        Pattern.compile("record PersonState\\((.*?)\\)\\s*\\{", Pattern.DOTALL).matcher(source);
    if (!header.find()) {
      throw new IOException("no record in " + SOURCE);
    }
    String before = header.group(1);
    String names = before.replaceAll("\\s+", " ").replaceAll("(?:[\\w.<>@]+ )+(\\w+)", "$1");
    String after =
        "record PersonState("
            + before
            + ", long addedCount, String addedNote) {\n  public PersonState("
            + before
            + ") {\n    this("
            + names
            + ", 7L, \"newer\");\n  }\n";
    String evolved = source.substring(0, header.start()) + after + source.substring(header.end());
    Path folder = Files.createDirectories(work.resolve("evolved-src/tocsin/core/model"));
    Path file = Files.writeString(folder.resolve("PersonState.java"), evolved);
    Path out = Files.createDirectories(work.resolve("evolved"));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                said,
                said,
                "-proc:none",
                "-parameters",
                "-nowarn",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "-d",
                out.toString(),
                file.toString());
    if (failed != 0) {
      throw new IOException(said.toString(StandardCharsets.UTF_8));
    }
    List<Path> own = new ArrayList<>(List.of(out));
    own.addAll(LocalStack.own());
    return own;
  }
}
