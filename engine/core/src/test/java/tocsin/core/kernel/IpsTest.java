package tocsin.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpsTest {
  private static final long SEED = 20261122;

  /** Guava's reading of the same text: RFC 5952, IPv4-mapped as IPv4. */
  private static String guava(String text) {
    return InetAddresses.isInetAddress(text)
        ? InetAddresses.toAddrString(InetAddresses.forString(text))
        : null;
  }

  private static void assertLikeGuava(String text) {
    String expected = guava(text);
    assertThat(Ips.canonical(text)).as("seed %d, '%s'", SEED, text).isEqualTo(expected);
    assertThat(Ips.isIp(text)).as("seed %d, '%s'", SEED, text).isEqualTo(expected != null);
    assertThat(Ips.v4(text) >= 0)
        .as("seed %d, '%s'", SEED, text)
        .isEqualTo(expected != null && text.indexOf(':') < 0);
  }

  @Test
  void canonical_randomAddresses_likeGuava() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int group = 0; group < 8; group++) {
        int value = random.nextInt(3) == 0 ? 0 : random.nextInt(1 << (1 + random.nextInt(16)));
        String digits = Integer.toHexString(value);
        text.append(group == 0 ? "" : ":").append(random.nextBoolean() ? digits : "0" + digits);
      }
      assertLikeGuava(text.toString());
      assertLikeGuava(text.toString().replaceFirst("(^|:)0(:0)*(:|$)", "::"));
    }
  }

  /** One or two characters changed in an address: most are refused, some are another address. */
  @Test
  void canonical_damagedAddresses_likeGuava() {
    SplittableRandom random = new SplittableRandom(SEED);
    String[] good = {
      "192.0.2.1",
      "2001:db8::1",
      "::",
      "::1",
      "::ffff:192.0.2.1",
      "64:ff9b::192.0.2.33",
      "1:2:3:4:5:6:7:8",
      "1:2:3:4:5:6:192.0.2.1",
      "1::8",
      "fe80::a:b:c:d",
      "1:2:3:4:5:6:7::"
    };
    int accepted = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder(good[random.nextInt(good.length)]);
      for (int change = random.nextInt(1, 4); change > 0; change--) {
        int at = random.nextInt(text.length());
        char c = "0123456789abcdefF::..g".charAt(random.nextInt(22));
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, c);
          case 1 -> text.insert(at, c);
          default -> text.delete(at, at + 1).append(text.length() == 0 ? ":" : "");
        }
      }
      assertLikeGuava(text.toString());
      accepted += Ips.isIp(text.toString()) ? 1 : 0;
    }
    assertThat(accepted).isBetween(20_000, 180_000);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "[2001:db8::1], 2001:db8::1",
    "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "::ffff:192.0.2.128, 192.0.2.128",
    "::FFFF:c000:280, 192.0.2.128",
    "::192.0.2.128, ::c000:280",
    "fe80::1%eth0, fe80::1",
    "[fe80::1%25eth0], fe80::1",
    "::, ::",
    "0:0:0:0:0:0:0:0, ::"
  })
  void canonical_everySpelling_isOne(String text, String expected) {
    assertThat(Ips.canonical(text)).isEqualTo(expected);
    assertThat(Ips.canonical(expected)).isEqualTo(expected);
  }

  /** Readers disagree on these; what browsers make of them is the business of {@link Urls}. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "3221225985",
        "0xC0.0.2.1",
        "0300.0.2.1",
        "192.0.513",
        "192.00.2.1",
        "192.0.2.01",
        "192.0.2.256",
        "192.0.2",
        "192.0.2.1.",
        ".192.0.2.1",
        "192.0.2.1.5",
        "192..2.1",
        " 192.0.2.1",
        "192.0.2.1/32",
        "192.0.2.1:80",
        "[192.0.2.1]",
        "１９２.0.2.1",
        "",
        "localhost"
      })
  void canonical_spellingsOfV4ThatReadersDisagreeOn_areNone(String text) {
    assertThat(Ips.canonical(text)).isNull();
    assertThat(Ips.v4(text)).isEqualTo(-1);
    assertThat(Ips.isIp(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":",
        ":::",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "12345::",
        "::g",
        "1:",
        ":1",
        "192.0.2.1::1",
        "1:192.0.2.1::",
        "::192.0.2.1:1",
        "::192.0.2",
        "::192.0.02.1",
        "[::1",
        "::1]",
        "[]",
        "::١",
        "::ａ",
        "::1 ",
        "%eth0",
        "[::1]:443"
      })
  void canonical_whatIsNoV6_isNull(String text) {
    assertThat(Ips.canonical(text)).isNull();
    assertThat(Ips.isIp(text)).isFalse();
  }

  @Test
  void v4_random_comesBackFromItsText() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 10_000; i++) {
      long address = random.nextLong(1L << 32);
      assertThat(Ips.v4(Ips.v4Text(address))).as("seed %d", SEED).isEqualTo(address);
    }
    assertThat(Ips.v4Text(0)).isEqualTo("0.0.0.0");
    assertThat(Ips.v4Text(0xFFFFFFFFL)).isEqualTo("255.255.255.255");
  }
}
