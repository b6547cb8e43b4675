package tocsin.core.detect;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.domain.traffic.AccessRecord;

/**
 * Whose access it was: the record's own pseudonym, else the lines table at that time, else the
 * keyed pseudonym of the address. Confined to one thread: it remembers pseudonyms it has made.
 */
public final class Subjects {
  private static final int MAX_REMEMBERED = 1 << 16;

  private final LinesTable lines;
  private final Pseudonyms pseudonyms;
  private final Map<String, String> remembered = new HashMap<>();

  public Subjects(LinesTable lines, Pseudonyms pseudonyms) {
    this.lines = lines;
    this.pseudonyms = pseudonyms;
  }

  /** The pseudonym of the person behind a record, or null when nothing names one. */
  @Nullable String of(AccessRecord record) {
    if (record.subject() != null) {
      return record.subject();
    }
    String src = record.src();
    if (src == null) {
      return null;
    }
    String line = lines.subject(src, record.at());
    return line != null ? line : pseudonym(src);
  }

  private String pseudonym(String address) {
    String known = remembered.get(address);
    if (known != null) {
      return known;
    }
    if (remembered.size() >= MAX_REMEMBERED) {
      remembered.clear();
    }
    String made = pseudonyms.of(address);
    remembered.put(address, made);
    return made;
  }
}
