package tocsin.desk.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * One file of the pages, compressed once when it is read and not again for each request. Immutable:
 * nobody outside the package gets at the arrays.
 *
 * @param type the media type with its character set
 * @param plain the bytes as they are
 * @param zipped the bytes by gzip, empty when that would not be smaller
 * @param tag the strong ETag: the first 16 hex digits of SHA-256, quoted
 */
@SuppressWarnings("ArrayRecordComponent") // identity is never compared; the tag is
record WebFile(String type, byte[] plain, byte[] zipped, String tag) {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "webmanifest", "application/manifest+json");

  /** Reads the bytes of a path; what has no known ending is served as text (licences, notices). */
  static WebFile of(String path, byte[] bytes) {
    String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    byte[] zipped = zip(bytes);
    return new WebFile(
        TYPES.getOrDefault(ending, "text/plain; charset=utf-8"),
        bytes,
        zipped.length < bytes.length ? zipped : new byte[0],
        '"' + Digests.hex(bytes).substring(0, 16) + '"');
  }

  private static byte[] zip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + 64);
    try (GZIPOutputStream gzip = new BestGzip(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory refused a write", e);
    }
    return out.toByteArray();
  }

  /** The JDK's stream at the level that is worth it when a file is read once and sent often. */
  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
