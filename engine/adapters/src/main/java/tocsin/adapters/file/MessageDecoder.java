package tocsin.adapters.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.file.FlowJoin.Mark;
import tocsin.adapters.json.NativeDecoder;
import tocsin.adapters.json.Problem;
import tocsin.adapters.json.RecordRules;
import tocsin.adapters.json.Refusal;
import tocsin.adapters.json.UnknownFields;
import tocsin.adapters.json.Words8;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.Intake;
import tocsin.domain.traffic.Reject;
import tocsin.domain.traffic.RejectReason;

/**
 * Reads messages of a queue: each holds one line of a known format, or several. Lines of one
 * message are joined as a file's would be; nothing is held back from one message to the next, so a
 * message that was acknowledged has given all it has. Confined to one thread.
 */
public final class MessageDecoder {
  /** Lines of one message that are told when they are rejected; all are counted by the sieve. */
  private static final int MAX_TOLD = 100;

  private static final Mark NOWHERE = new Mark(0, 0, 0, Long.MIN_VALUE);

  private final InputSpec spec;
  private final RecordRules rules;
  private final @Nullable Mapping mapping;
  private final LineDecoder alone;

  /** Decoders look eight bytes at a time, also past the last line's end. */
  private byte[] buffer = new byte[1 << 12];

  /**
   * Takes what the messages are.
   *
   * @param spec its format must be told; paths and following do not matter
   * @throws IllegalArgumentException when the format is not told or the mapping has problems
   */
  public MessageDecoder(InputSpec spec) {
    this.spec = spec;
    this.rules = new RecordRules(spec.limits());
    List<Problem> problems = new ArrayList<>();
    this.mapping =
        spec.mapping().isEmpty() ? null : Mapping.read(Path.of(spec.mapping()), problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(problems.get(0).toString());
    }
    this.alone = decoder();
  }

  private LineDecoder decoder() {
    return switch (spec.format()) {
      case NATIVE -> new NativeLines(new NativeDecoder(rules, new UnknownFields()));
      case EVE -> new EveDecoder(rules, () -> NOWHERE);
      case ZEEK_JSON -> new ZeekJsonDecoder(new ZeekJoin(rules), () -> NOWHERE, rules.limits());
      case ZEEK_TSV -> new ZeekTsvDecoder(new ZeekJoin(rules), () -> NOWHERE);
      case MAPPED -> {
        if (mapping == null) {
          throw new IllegalArgumentException("mapped messages need a mapping (--mapping)");
        }
        yield new MappedDecoder(mapping, rules);
      }
      case EMPTY, UNKNOWN ->
          throw new IllegalArgumentException(
              "the format of messages must be told: native, zeek-json, zeek-tsv, eve or mapped");
    };
  }

  /**
   * Reads a message.
   *
   * @param place where the message stands, for rejects: topic and partition
   * @param position the message's position there
   * @param value the message; null or empty gives nothing
   */
  public Intake decode(String place, long position, byte @Nullable [] value) {
    Given given = new Given(place, position);
    if (value == null) {
      return given.intake();
    }
    if (value.length > spec.maxLineBytes()) {
      given.rejected(
          new Refusal(
              RejectReason.LINE_TOO_LONG,
              value.length
                  + " bytes; at most "
                  + spec.maxLineBytes()
                  + " (ingest.max-line-bytes)"));
      return given.intake();
    }
    // Headers are a message's own: one before says nothing about this one's columns.
    boolean headed = spec.format() == Format.ZEEK_TSV || spec.format() == Format.MAPPED;
    LineDecoder decoder = headed ? decoder() : alone;
    if (value.length + Words8.SLACK > buffer.length) {
      buffer = new byte[2 * value.length + Words8.SLACK];
    }
    System.arraycopy(value, 0, buffer, 0, value.length);
    int from = 0;
    while (from < value.length && decoder.fault() == null) {
      int to = lineEnd(value, from);
      int end = to > from && value[to - 1] == '\r' ? to - 1 : to;
      if (end > from) {
        given.line++;
        decoder.decode(buffer, from, end, given);
      }
      from = to + 1;
    }
    Refusal fault = decoder.fault();
    if (fault != null) {
      given.rejected(fault);
    }
    decoder.finish(given);
    return given.intake();
  }

  private static int lineEnd(byte[] value, int from) {
    int to = from;
    while (to < value.length && value[to] != '\n') {
      to++;
    }
    return to;
  }

  /** What one message gives. */
  private final class Given implements LineDecoder.Out {
    private final String place;
    private final long position;
    private final List<AccessRecord> records = new ArrayList<>(1);
    private final List<Reject> rejects = new ArrayList<>(0);
    private int line;

    Given(String place, long position) {
      this.place = place;
      this.position = position;
    }

    Intake intake() {
      return new Intake(records, rejects, List.of());
    }

    @Override
    public void record(AccessRecord record) {
      if (spec.holds(record.at())) {
        records.add(record);
      }
    }

    @Override
    public void released(AccessRecord record) {
      record(record);
    }

    @Override
    public void joined(long at) {}

    @Override
    public void ignored(String what) {}

    @Override
    public void rejected(Refusal refusal) {
      if (rejects.size() < MAX_TOLD) {
        String detail = line > 1 ? refusal.detail() + "; line " + line : refusal.detail();
        rejects.add(new Reject(place, position, refusal.reason(), detail));
      }
    }
  }
}
