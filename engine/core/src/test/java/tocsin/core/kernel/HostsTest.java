package tocsin.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {
  private static final long SEED = 20261125;

  @ParameterizedTest
  @CsvSource({
    "www.bad.example, www.bad.example",
    "WWW.Bad.EXAMPLE, www.bad.example",
    "bad.example., bad.example",
    "bad.example..., bad.example",
    "..bad.example, bad.example",
    "公司.cn, xn--55qx5d.cn",
    "XN--55QX5D.cn, xn--55qx5d.cn",
    "www。中国, www.xn--fiqs8s",
    "www．bad｡example, www.bad.example",
    "ｂａｄ.example, bad.example",
    "BÜCHER.example, xn--bcher-kva.example",
    "bücher.example, xn--bcher-kva.example",
    "_dmarc.bad.example, _dmarc.bad.example",
    "-a-.example, -a-.example",
    "localhost, localhost",
    "192.0.2.1, 192.0.2.1",
    "bad.example, bad.example"
  })
  void canonical_spellings_areOne(String text, String expected) {
    assertThat(Hosts.canonical(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "...",
        "a..b",
        "a b",
        "a/b",
        "a:80",
        "a@b",
        "a%2e",
        "*.bad.example",
        "bad!.example",
        "[::1]",
        "2001:db8::1",
        "a\u0000b",
        "☎.example",
        "℀.example",
        "\uD800.example",
        "a\u200Bb"
      })
  void canonical_whatIsNoHost_isNull(String text) {
    assertThat(Hosts.canonical(text)).isNull();
    assertThat(Hosts.isCanonical(text)).isFalse();
  }

  /** The mapping is of 2008: these keep their own letters, unlike in {@link IDN}. */
  @ParameterizedTest
  @CsvSource({"straße.example, xn--strae-oqa.example", "βόλος.example, xn--nxasmm1c.example"})
  void canonical_lettersLostIn2003_areKept(String text, String expected) {
    assertThat(Hosts.canonical(text)).isEqualTo(expected);
    assertThat(IDN.toASCII(text)).isNotEqualTo(expected);
  }

  @Test
  void canonical_lengths_upToThoseOfTheDns() {
    String label = "x".repeat(63);
    String longest = label + "." + label + "." + label + "." + "y".repeat(61);

    assertThat(Hosts.canonical(longest)).isSameAs(longest);
    assertThat(Hosts.canonical(longest.toUpperCase(Locale.ROOT))).isEqualTo(longest);
    assertThat(Hosts.canonical(longest + "y")).isNull();
    assertThat(Hosts.canonical(label + "x.example")).isNull();
    assertThat(Hosts.canonical("a." + label + "x")).isNull();
    assertThat(Hosts.canonical("中".repeat(64) + ".example")).isNull();
    assertThat(Hosts.canonical("A".repeat(1_000_000))).isNull();
  }

  @Test
  void canonical_namesThatTheJdkReadsToo_areTheSame() {
    SplittableRandom random = new SplittableRandom(SEED);
    int compared = 0;
    for (int i = 0; i < 20_000; i++) {
      String name = label(random) + "." + label(random) + (random.nextBoolean() ? ".example" : "");
      try {
        String expected = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        assertThat(Hosts.canonical(name)).as("seed %d, %s", SEED, name).isEqualTo(expected);
        compared++;
      } catch (IllegalArgumentException e) {
        assertThat(e).as("seed %d, %s", SEED, name).hasMessageContaining("long");
      }
    }
    assertThat(compared).isGreaterThan(15_000);
  }

  /** Letters of one script, upper and lower case, with digits; none that 2003 maps away. */
  private static String label(SplittableRandom random) {
    int script = random.nextInt(6);
    StringBuilder label = new StringBuilder();
    for (int length = random.nextInt(1, 20); length > 0; length--) {
      label.appendCodePoint(
          switch (random.nextInt(8) == 0 ? 0 : script) {
            case 0 -> "ABCxyz0189".charAt(random.nextInt(10));
            case 1 -> 0xC0 + random.nextInt(0x17);
            case 2 -> 0x410 + random.nextInt(0x40);
            case 3 -> 0x3042 + random.nextInt(0x50);
            case 4 -> 0xAC00 + random.nextInt(0x2BA0);
            default -> 0x4E00 + random.nextInt(0x5000);
          });
    }
    return label.toString();
  }

  @Test
  void canonical_anyText_isCanonicalOrNull() {
    SplittableRandom random = new SplittableRandom(SEED);
    int found = 0;
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder();
      int kind = random.nextInt(3);
      for (int length = random.nextInt(40); length > 0; length--) {
        text.appendCodePoint(
            switch (kind) {
              case 0 -> random.nextInt(0x110000);
              case 1 -> random.nextInt(0x3000);
              default -> "abzAZ09-_..。．ü中".charAt(random.nextInt(14));
            });
      }
      String host = Hosts.canonical(text.toString());
      if (host != null) {
        found++;
        assertThat(Hosts.isCanonical(host)).as("seed %d, %s", SEED, text).isTrue();
        assertThat(Hosts.canonical(host)).as("seed %d, %s", SEED, text).isSameAs(host);
      }
    }
    assertThat(found).isGreaterThan(10_000);
  }
}
