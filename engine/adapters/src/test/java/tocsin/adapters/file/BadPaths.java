package tocsin.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.adapters.file.Reading.write;

import java.nio.file.Files;
import java.nio.file.Path;

/** Paths that are not what they should be. */
final class BadPaths extends BadInputs {
  @Override
  void fill() {
    add(
        "path",
        "file that vanishes",
        "deleted between planning and reading",
        "1 = 1 rejected: unreadable",
        null,
        folder -> Reading.spec(write(folder.resolve(VANISHES), LAST)));
    add(
        "path",
        "no such path",
        "",
        "refused: no such file or folder",
        null,
        folder -> Reading.spec(folder.resolve("absent")));
    add(
        "path",
        "glob that matches nothing",
        "`*.absent`",
        "refused: matches no file",
        null,
        folder -> Reading.spec(folder.resolve("*.absent")));
    add(
        "path",
        "symbolic link to itself",
        "",
        "refused: no such file or folder",
        null,
        folder ->
            Reading.spec(Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"))));
    add(
        "path",
        "folder linked into itself",
        "not followed",
        "1 = 1 record",
        "last.example",
        folder -> {
          write(folder.resolve("r.jsonl"), LAST);
          Files.createSymbolicLink(folder.resolve("again"), folder);
          return Reading.spec(folder);
        });
    add(
        "path",
        "dangling link in a folder",
        "passed over",
        "1 = 1 record",
        "last.example",
        folder -> {
          write(folder.resolve("r.jsonl"), LAST);
          Files.createSymbolicLink(folder.resolve("x.jsonl"), folder.resolve("absent"));
          return Reading.spec(folder);
        });
    add(
        "path",
        "named pipe",
        "`mkfifo`",
        "refused: neither a file nor a folder; give - to read standard input",
        null,
        folder -> {
          Path pipe = folder.resolve("pipe");
          assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
          return Reading.spec(pipe);
        });
    add(
        "path",
        "named pipe in a folder",
        "passed over",
        "1 = 1 record",
        "last.example",
        folder -> {
          write(folder.resolve("r.jsonl"), LAST);
          assertThat(
                  new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor())
              .isZero();
          return Reading.spec(folder);
        });
    add(
        "path",
        "hidden file",
        "`.r.jsonl` in a folder, passed over",
        "1 = 1 record",
        "last.example",
        folder -> {
          write(folder.resolve("r.jsonl"), LAST);
          write(folder.resolve(".r.jsonl"), GOOD);
          return Reading.spec(folder);
        });
    add("path", "empty folder", "", "nothing to read", null, Reading::spec);
    add(
        "path",
        "device",
        "`/dev/null`",
        "refused: neither a file nor a folder; give - to read standard input",
        null,
        folder -> Reading.spec(Path.of("/dev/null")));
  }
}
