package tocsin.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.core.kernel.CidrTable.Range;

class CidrTableTest {
  private static final long LAST = 0xFFFFFFFFL;

  private static CidrTable table(String... ranges) {
    List<Range> parsed = new ArrayList<>();
    for (String range : ranges) {
      parsed.add(Range.parse(range, parsed.size()));
    }
    return CidrTable.of(parsed);
  }

  private static int find(CidrTable table, String address) {
    return table.find(Ips.v4(address));
  }

  /** The narrowest range that covers an address, of equal ones the lowest id. */
  private static int naive(List<Range> ranges, long address) {
    Range best = null;
    for (Range range : ranges) {
      boolean covers = range.first() <= address && address <= range.last();
      if (covers && (best == null || isBetter(range, best))) {
        best = range;
      }
    }
    return best == null ? -1 : best.id();
  }

  private static boolean isBetter(Range a, Range b) {
    long widthA = a.last() - a.first();
    long widthB = b.last() - b.first();
    return widthA < widthB || (widthA == widthB && a.id() < b.id());
  }

  /** Prefixes that nest and touch: few places, every length, some at both ends of the space. */
  private static Range range(SplittableRandom random, int id) {
    int bits = random.nextInt(4) == 0 ? random.nextInt(33) : random.nextInt(14, 33);
    long address =
        switch (random.nextInt(5)) {
          case 0 -> random.nextLong(256);
          case 1 -> LAST - random.nextLong(256);
          case 2 -> random.nextLong(1L << 32);
          default -> 0xC6330000L + random.nextLong(1 << 18);
        };
    return Range.parse(Ips.v4Text(address) + "/" + bits, id);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void find_randomPrefixes_likeALinearScan(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Range> ranges = new ArrayList<>();
    int count = random.nextInt(1, 300);
    for (int i = 0; i < count; i++) {
      ranges.add(range(random, random.nextInt(count)));
    }
    CidrTable table = CidrTable.of(ranges);

    List<Long> addresses = new ArrayList<>(List.of(0L, LAST, 0x7FFFFFFFL, 0x80000000L));
    for (Range range : ranges) {
      addresses.addAll(
          List.of(range.first() - 1 & LAST, range.first(), range.last(), range.last() + 1 & LAST));
      addresses.add(random.nextLong(range.first(), range.last() + 1));
    }
    for (long address : addresses) {
      assertThat(table.find(address))
          .as("seed %d, %s", seed, Ips.v4Text(address))
          .isEqualTo(naive(ranges, address));
    }
  }

  @Test
  void find_wholeSpace_coversBothEnds() {
    CidrTable table = table("0.0.0.0/0");

    assertThat(find(table, "0.0.0.0")).isZero();
    assertThat(find(table, "127.255.255.255")).isZero();
    assertThat(find(table, "128.0.0.0")).isZero();
    assertThat(find(table, "255.255.255.255")).isZero();
  }

  @Test
  void find_singleAddresses_coverOnlyThemselves() {
    CidrTable table = table("0.0.0.0/32", "255.255.255.255", "198.51.100.7");

    assertThat(find(table, "0.0.0.0")).isZero();
    assertThat(find(table, "0.0.0.1")).isEqualTo(-1);
    assertThat(find(table, "255.255.255.254")).isEqualTo(-1);
    assertThat(find(table, "255.255.255.255")).isEqualTo(1);
    assertThat(find(table, "198.51.100.6")).isEqualTo(-1);
    assertThat(find(table, "198.51.100.7")).isEqualTo(2);
    assertThat(find(table, "198.51.100.8")).isEqualTo(-1);
  }

  @Test
  void find_narrowRangeEndingWithItsParents_returnsToTheWidest() {
    CidrTable table = table("198.51.0.0/16", "198.51.255.0/24", "198.51.255.255/32", "198.0.0.0/8");

    assertThat(find(table, "198.51.255.255")).isEqualTo(2);
    assertThat(find(table, "198.51.255.254")).isEqualTo(1);
    assertThat(find(table, "198.51.254.1")).isZero();
    assertThat(find(table, "198.52.0.0")).isEqualTo(3);
    assertThat(find(table, "199.0.0.0")).isEqualTo(-1);
  }

  @Test
  void find_equalRanges_theLowerIdSpeaks() {
    CidrTable table =
        CidrTable.of(List.of(Range.parse("203.0.113.0/24", 5), Range.parse("203.0.113.77/24", 3)));

    assertThat(find(table, "203.0.113.1")).isEqualTo(3);
    assertThat(find(table, "203.0.114.0")).isEqualTo(-1);
  }

  @Test
  void find_emptyTable_findsNothing() {
    CidrTable table = CidrTable.of(List.of());

    assertThat(table.size()).isZero();
    assertThat(table.find(0)).isEqualTo(-1);
    assertThat(table.find(LAST)).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.77/24, 203.0.113.0, 203.0.113.255",
    "203.0.113.77, 203.0.113.77, 203.0.113.77",
    "203.0.113.77/32, 203.0.113.77, 203.0.113.77",
    "203.0.113.77/31, 203.0.113.76, 203.0.113.77",
    "203.0.113.77/1, 128.0.0.0, 255.255.255.255",
    "203.0.113.77/0, 0.0.0.0, 255.255.255.255"
  })
  void parse_prefix_clearsTheHostBits(String text, String first, String last) {
    assertThat(Range.parse(text, 9)).isEqualTo(new Range(Ips.v4(first), Ips.v4(last), 9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/24",
        "203.0.113.0/",
        "203.0.113.0/33",
        "203.0.113.0/-1",
        "203.0.113.0/+8",
        "203.0.113.0/ 8",
        "203.0.113.0/024",
        "203.0.113.0/8/8",
        "203.0.113/24",
        "203.0.113.0/a",
        "2001:db8::/32",
        "::ffff:203.0.113.0/120",
        "::1",
        "bad.example/24"
      })
  void parse_whatIsNoV4Range_isNull(String text) {
    assertThat(Range.parse(text, 0)).isNull();
  }

  @Test
  void widestFirst_nestedRanges_holdersComeBeforeWhatTheyHold() {
    Range wide = Range.parse("198.51.100.0/24", 0);
    Range narrow = Range.parse("198.51.100.0/32", 1);
    Range twin = Range.parse("198.51.100.0/24", 2);
    Range before = Range.parse("192.0.2.0/24", 3);

    assertThat(CidrTable.widestFirst(List.of(narrow, wide, twin, before)))
        .containsExactly(before, twin, wide, narrow);
  }
}
