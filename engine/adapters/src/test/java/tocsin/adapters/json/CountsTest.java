package tocsin.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CountsTest {
  private final Map<String, Long> counts = new TreeMap<>();

  @Test
  void add_manyNames_isBoundedAndNothingIsLost() {
    for (int i = 0; i < 1000; i++) {
      Counts.add(counts, "n" + i, 2);
    }
    Counts.add(counts, "n0", 1);

    assertThat(counts).hasSize(Counts.MAX_NAMES + 1).containsEntry("n0", 3L);
    assertThat(counts.values().stream().mapToLong(n -> n).sum()).isEqualTo(2001);
  }

  @Test
  void add_namesThatCannotBeWritten_canBeWritten() throws Exception {
    Counts.add(counts, "\ud800", 1);
    Counts.add(counts, "a".repeat(63) + "\ud83d\ude00", 1);
    Counts.add(counts, "a\nb", 1);
    Counts.add(counts, "x".repeat(1 << 20), 1);

    byte[] written = new ObjectMapper().writeValueAsBytes(counts);

    assertThat(written).hasSizeLessThan(400);
    assertThat(counts).containsKeys("?", "a".repeat(63) + "?", "a?b", "x".repeat(64));
  }
}
