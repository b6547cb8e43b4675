package tocsin.desk.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What a handler answers. Immutable; so an answer to a write can be kept and given again.
 *
 * @param body empty when there is none
 * @param stream writes a long body instead of {@code body}; null for a short one
 * @param takeover takes the connection over; null for an answer that ends
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; nobody writes into the body
record Reply(
    int status,
    String type,
    byte[] body,
    Map<String, String> headers,
    @Nullable Stream stream,
    @Nullable Takeover takeover) {
  static final String JSON = "application/json";

  /** Writes a long answer, piece by piece. */
  @FunctionalInterface
  interface Stream {
    void to(OutputStream out) throws IOException;
  }

  /**
   * Goes on with the connection, which is asynchronous by then, after the handler has returned; the
   * server ends the answer when the future completes.
   */
  @FunctionalInterface
  interface Takeover {
    CompletableFuture<?> begin(HttpServletRequest request, HttpServletResponse response);
  }

  Reply {
    headers = Map.copyOf(headers);
  }

  static Reply ok(Object value) {
    return json(200, value);
  }

  static Reply json(int status, Object value) {
    return new Reply(status, JSON, Wire.bytes(value), Map.of(), null, null);
  }

  static Reply none() {
    return new Reply(204, "", new byte[0], Map.of(), null, null);
  }

  static Reply bytes(String type, byte[] body) {
    return new Reply(200, type, body, Map.of(), null, null);
  }

  static Reply text(String type, String body) {
    return bytes(type, body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  static Reply file(String type, Stream stream) {
    return new Reply(200, type, new byte[0], Map.of(), stream, null);
  }

  static Reply redirect(String location) {
    return new Reply(302, "", new byte[0], Map.of("Location", location), null, null);
  }

  static Reply live(Takeover takeover) {
    return new Reply(200, "", new byte[0], Map.of(), null, takeover);
  }

  Reply with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Reply(status, type, body, more, stream, takeover);
  }

  Reply version(long version) {
    return with("ETag", '"' + Long.toString(version) + '"');
  }
}
