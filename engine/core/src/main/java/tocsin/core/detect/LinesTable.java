package tocsin.core.detect;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which subject had which line (address) when. Immutable and thread-safe. */
public final class LinesTable {
  /** A table that knows nobody. */
  public static final LinesTable EMPTY = new LinesTable(ImmutableMap.of());

  /**
   * A line's holder for a time.
   *
   * @param ip canonical address
   * @param validFrom milliseconds UTC, inclusive
   * @param validUntil milliseconds UTC, exclusive
   */
  public record Line(String ip, String subject, long validFrom, long validUntil) {
    @Override
    public String toString() {
      return "Line[…]";
    }
  }

  private final ImmutableMap<String, Line[]> byAddress;

  private LinesTable(ImmutableMap<String, Line[]> byAddress) {
    this.byAddress = byAddress;
  }

  /** Builds the table; where spans overlap the later beginning wins. */
  public static LinesTable of(List<Line> lines) {
    Map<String, List<Line>> grouped = new LinkedHashMap<>();
    for (Line line : lines) {
      grouped.computeIfAbsent(line.ip(), ip -> new ArrayList<>()).add(line);
    }
    ImmutableMap.Builder<String, Line[]> table = ImmutableMap.builder();
    grouped.forEach(
        (ip, held) -> {
          held.sort(Comparator.comparingLong(Line::validFrom).reversed());
          table.put(ip, held.toArray(new Line[0]));
        });
    return new LinesTable(table.buildOrThrow());
  }

  /** The holder of an address at a time, or null. O(holders of the address). */
  public @Nullable String subject(String ip, long at) {
    Line[] held = byAddress.get(ip);
    if (held == null) {
      return null;
    }
    for (Line line : held) {
      if (line.validFrom() <= at && at < line.validUntil()) {
        return line.subject();
      }
    }
    return null;
  }

  /** Addresses in the table. */
  public int size() {
    return byAddress.size();
  }
}
