package tocsin.desk.stream;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import tocsin.desk.auth.Caller;

/**
 * Something that happened, ready to be sent to those who may see it.
 *
 * @param bytes as server-sent events are written
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; nobody writes into the bytes
public record Event(byte[] bytes, Predicate<Caller> seenBy) {
  /** Tells a client to load everything anew. */
  static final byte[] RESYNC = bytes(0, "resync", "{}");

  /** Keeps proxies from closing a quiet connection. */
  static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

  /**
   * An event.
   *
   * @param seq the audit's sequence number; 0 for none
   * @param json one line
   */
  public static Event of(long seq, String name, String json, Predicate<Caller> seenBy) {
    return new Event(bytes(seq, name, json), seenBy);
  }

  private static byte[] bytes(long seq, String name, String json) {
    String id = seq > 0 ? "id: " + seq + "\n" : "";
    return (id + "event: " + name + "\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8);
  }
}
