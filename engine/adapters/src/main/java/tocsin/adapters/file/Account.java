package tocsin.adapters.file;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.json.Counts;
import tocsin.adapters.json.UnknownFields;
import tocsin.core.kernel.SteadyTime;
import tocsin.domain.traffic.InputAccount;
import tocsin.domain.traffic.RejectReason;

/** Keeps an input's account while it is read. Confined to one thread. */
final class Account {
  private final String file;
  private final String format;
  private final int part;
  private final UnknownFields unknown;
  private final Map<String, Long> ignored = new TreeMap<>();
  private final Map<String, Long> rejected = new TreeMap<>();
  private long lines;
  private long records;
  private long joined;
  private long firstAt = Long.MAX_VALUE;
  private long plainLastAt = Long.MIN_VALUE;
  private long lastAtBefore = Long.MIN_VALUE;
  private final SteadyTime lastAt = new SteadyTime();

  Account(
      String file, String format, int part, UnknownFields unknown, @Nullable InputAccount before) {
    this.file = file;
    this.format = format;
    this.part = part;
    this.unknown = unknown;
    if (before != null) {
      lines = before.lines();
      records = before.records();
      joined = before.joined();
      unknown.add(before.unknownFields());
      ignored.putAll(before.ignored());
      rejected.putAll(before.rejected());
      firstAt = before.firstAt();
      lastAtBefore = before.lastAt();
    }
  }

  void line() {
    lines++;
  }

  void record() {
    records++;
  }

  /** Takes the time of a record that was given, or taken into a join. */
  void given(long at) {
    firstAt = Math.min(firstAt, at);
    lastAt.see(at);
    if (lastAt.latest() == Long.MIN_VALUE) {
      plainLastAt = Math.max(plainLastAt, at);
    } else {
      plainLastAt = lastAt.latest();
    }
  }

  void joined() {
    joined++;
  }

  void ignored(String what) {
    Counts.add(ignored, what, 1);
  }

  void rejected(RejectReason reason) {
    rejected.merge(reason.word(), 1L, Long::sum);
  }

  long lines() {
    return lines;
  }

  long rejectedTotal() {
    return InputAccount.total(rejected);
  }

  InputAccount toAccount(long bytes, boolean complete) {
    return new InputAccount(
        file,
        format,
        part,
        bytes,
        lines,
        records,
        joined,
        new TreeMap<>(ignored),
        new TreeMap<>(rejected),
        new TreeMap<>(unknown.counts()),
        firstAt,
        Math.max(lastAtBefore, plainLastAt),
        complete);
  }
}
