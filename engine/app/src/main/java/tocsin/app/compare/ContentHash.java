package tocsin.app.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import tocsin.adapters.file.ContentStream;

/**
 * SHA-256 over what went into a comparison. A file counts as the set of its lines: their digests
 * are sorted, so the order in which an engine happened to write them does not matter.
 */
public final class ContentHash {
  private final MessageDigest whole = sha256();

  /** Adds a file's name and lines; plain or compressed; one that is not there counts as absent. */
  public ContentHash file(Path file) throws IOException {
    text(String.valueOf(file.getFileName()));
    Path packed = file.resolveSibling(file.getFileName() + ".gz");
    Path found = Files.isRegularFile(file) ? file : packed;
    if (!Files.isRegularFile(found)) {
      return text("absent");
    }
    List<byte[]> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                ContentStream.open(Files.newInputStream(found)), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(sha256().digest(line.getBytes(StandardCharsets.UTF_8)));
      }
    }
    lines.sort(Arrays::compareUnsigned);
    text(Integer.toString(lines.size()));
    lines.forEach(whole::update);
    return this;
  }

  /** Adds a text; its length goes first, so that texts cannot run into each other. */
  public ContentHash text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    whole.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    whole.update(bytes);
    return this;
  }

  /** The hash, 64 hexadecimal digits; nothing can be added after it. */
  public String hex() {
    return HexFormat.of().formatHex(whole.digest());
  }

  static String hexOf(String text) {
    return HexFormat.of().formatHex(digest(text));
  }

  static byte[] digest(String text) {
    return sha256().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
