package tocsin.desk.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@code strace -f -y} wrote of a process in which steps are asked for one after the
 * other: between the request and its answer the write-ahead log must be written, and then a sync of
 * it must have come back.
 */
final class SyncTrace {
  private static final Pattern CALL = Pattern.compile("^(\\d+) +(\\w+)\\((\\d+<[^>]*>).*");
  private static final Pattern RESUMED = Pattern.compile("^(\\d+) +<\\.\\.\\. (\\w+) resumed>.*");
  private static final String GOOD = " = 0";

  private final List<String> faults = new ArrayList<>();
  private final Map<String, Boolean> syncing = new HashMap<>();
  private boolean asked;
  private boolean written;
  private boolean synced;
  private int answers;

  private SyncTrace() {}

  /**
   * What was found.
   *
   * @param answers steps that were answered
   * @param faults answers before which nothing was written, or not synced
   */
  record Report(int answers, List<String> faults) {}

  static Report of(List<String> lines) {
    SyncTrace trace = new SyncTrace();
    lines.forEach(trace::read);
    return new Report(trace.answers, trace.faults);
  }

  private void read(String line) {
    Matcher call = CALL.matcher(line);
    Matcher resumed = RESUMED.matcher(line);
    if (call.matches()) {
      begun(line, call.group(1), call.group(2), call.group(3).contains("-wal>"));
    } else if (resumed.matches() && isSync(resumed.group(2))) {
      boolean ofLog = Boolean.TRUE.equals(syncing.remove(resumed.group(1)));
      synced |= ofLog && line.endsWith(GOOD);
    }
  }

  private void begun(String line, String thread, String name, boolean ofLog) {
    if (isSync(name)) {
      if (line.contains("<unfinished")) {
        syncing.put(thread, ofLog);
      } else {
        synced |= ofLog && line.endsWith(GOOD);
      }
    } else if (ofLog) {
      written = true;
      synced = false;
    } else if (line.contains("\"POST /api/cases/")) {
      asked = true;
      written = false;
      synced = false;
    } else if (asked && line.contains("\"HTTP/1.1 200")) {
      asked = false;
      answered();
    }
  }

  private static boolean isSync(String name) {
    return name.equals("fsync") || name.equals("fdatasync");
  }

  private void answered() {
    answers++;
    if (!written || !synced) {
      faults.add("answer " + answers + (written ? " before the sync" : " with nothing written"));
    }
  }
}
