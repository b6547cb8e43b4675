package tocsin.adapters.file;

import org.jspecify.annotations.Nullable;
import tocsin.adapters.json.Refusal;
import tocsin.domain.traffic.AccessRecord;

/** Reads lines of one input in one format. Confined to one thread. */
interface LineDecoder {

  /** What a decoder tells of a line; exactly one call a line, and any number of {@code record}. */
  interface Out {
    /** The line gave a record of its own. */
    void record(AccessRecord record);

    /**
     * The line was taken into a join; its record comes later, or with another line's.
     *
     * @param at the line's event time
     */
    void joined(long at);

    /** The line is passed over on purpose. */
    void ignored(String what);

    void rejected(Refusal refusal);

    /** A record that an earlier, joined line gives; not counted as this line's. */
    void released(AccessRecord record);
  }

  /** Reads one line. */
  void decode(byte[] bytes, int start, int end, Out out);

  /** Gives what joins still hold when the input ends. */
  default void finish(Out out) {}

  /** Why the whole input cannot be read, if so. */
  default @Nullable Refusal fault() {
    return null;
  }
}
