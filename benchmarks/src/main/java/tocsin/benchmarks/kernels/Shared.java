package tocsin.benchmarks.kernels;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Reads the tables of the shared data, which the repository does not carry. */
final class Shared {
  private Shared() {}

  /** Each line but the header. */
  static void lines(Path file, Consumer<String> use) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      in.lines().skip(1).forEach(use);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
