package tocsin.core.lexical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tocsin.core.kernel.PublicSuffixes;

class LexicalFeaturesTest {
  static final PublicSuffixes SUFFIXES =
      PublicSuffixes.of(List.of("com", "cn", "com.cn", "top", "github.io"));

  private final LexicalFeatures features = new LexicalFeatures(SUFFIXES, 18, 16);

  private int[] host(String host) {
    return Arrays.copyOf(features.places(), features.host(host));
  }

  private int[] path(String path) {
    return Arrays.copyOf(features.places(), features.path(path));
  }

  @Test
  void places_ofKnownText_neverChange() {
    assertThat(Arrays.hashCode(host("pay-check.login.example.com.cn"))).isEqualTo(GOLDEN_HOST);
    assertThat(Arrays.hashCode(path("/wp-content/Login.php?id=1"))).isEqualTo(GOLDEN_PATH);
  }

  @Test
  void host_withWww_isTheSameHost() {
    assertThat(host("www.example.com")).isEqualTo(host("example.com"));
    assertThat(host("www.com")).isNotEqualTo(host("com"));
  }

  @Test
  void host_deeperSubdomain_addsOnlyItsPieces() {
    int[] flat = host("ab.example.com");
    int[] deep = host("a.b.example.com");
    assertThat(deep).hasSize(flat.length + 3);
    assertThat(deep).endsWith(Arrays.copyOfRange(flat, flat.length - 15, flat.length));
  }

  @Test
  void path_slashesAtTheEndAndCase_areNotSeen() {
    assertThat(path("/A/Login/")).isEqualTo(path("/a/login"));
    assertThat(path("/")).isEmpty();
    assertThat(path("")).isEmpty();
  }

  @Test
  void host_tenantOfAPlatform_isANameOfItsOwn() {
    assertThat(host("bank.github.io")).isNotEqualTo(host("bank.example.com"));
    assertThat(host("github.io")).isNotEmpty();
  }

  @Test
  void places_anyText_stayInTheTable() {
    long seed = 20261122;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      String text = text(random, random.nextInt(400));
      assertThat(inside(host(text), 1 << 18)).as("seed %d, %s", seed, text).isTrue();
      assertThat(inside(path(text), 1 << 16)).as("seed %d, %s", seed, text).isTrue();
    }
  }

  private static boolean inside(int[] places, int length) {
    return Arrays.stream(places).allMatch(place -> place >= 0 && place < length);
  }

  private static String text(SplittableRandom random, int length) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < length; i++) {
      out.append(random.nextInt(9) == 0 ? '.' : (char) random.nextInt(33, 0x2FF));
    }
    return out.toString();
  }

  @Test
  void bits_outsideTheRange_areRefused() {
    assertThatThrownBy(() -> new LexicalFeatures(SUFFIXES, 21, 16))
        .hasMessage("bits 21 and 16; allowed are 8 to 20");
  }

  private static final int GOLDEN_HOST = 1321959659;
  private static final int GOLDEN_PATH = 295398039;
}
