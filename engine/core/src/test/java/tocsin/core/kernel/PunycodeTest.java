package tocsin.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.IDN;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PunycodeTest {
  /** RFC 3492 §7.1; (I) without its case annotation, (S) holds nothing to encode. */
  @ParameterizedTest
  @CsvSource({
    "ليهمابتكلموشعربي؟, egbpdaj6bu4bxfgehfvwxn",
    "他们为什么不说中文, ihqwcrb4cv8a8dqg056pqjye",
    "他們爲什麽不說中文, ihqwctvzc91f659drss3x8bo0yb",
    "Pročprostěnemluvíčesky, Proprostnemluvesky-uyb24dma41a",
    "למההםפשוטלאמדבריםעברית, 4dbcagdahymbxekheh6e0a7fei0b",
    "यहलोगहिन्दीक्योंनहींबोलसकतेहैं, i1baa7eci9glrd9b2ae1bj0hfcgg6iyaf8o0a1dig0cd",
    "なぜみんな日本語を話してくれないのか, n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa",
    "세계의모든사람들이한국어를이해한다면얼마나좋을까,"
        + " 989aomsvi5e83db1d2a355cv1e0vak1dwrv93d5xbh15a0dt30a5jpsd879ccm6fea98c",
    "почемужеонинеговорятпорусски, b1abfaaepdrnnbgefbadotcwatmq2g4l",
    "PorquénopuedensimplementehablarenEspañol, PorqunopuedensimplementehablarenEspaol-fmd56a",
    "TạisaohọkhôngthểchỉnóitiếngViệt, TisaohkhngthchnitingVit-kjcr8268qyxafd2f1b9g",
    "3年B組金八先生, 3B-ww4c5e180e575a65lsy2b",
    "安室奈美恵-with-SUPER-MONKEYS, -with-SUPER-MONKEYS-pc58ag80a8qai00g7n9n",
    "Hello-Another-Way-それぞれの場所, Hello-Another-Way--fc4qua05auwb3674vfr0b",
    "ひとつ屋根の下2, 2-u9tlzr9756bt3uc0v",
    "MajiでKoiする5秒前, MajiKoi5-783gue6qz075azm5e",
    "パフィーdeルンバ, de-jg4avhby1noc0d",
    "そのスピードで, d9juau41awczczp"
  })
  void encode_vectorsOfTheRfc_asPublished(String label, String encoded) {
    assertThat(Punycode.encode(label)).isEqualTo("xn--" + encoded);
    if (encoded.length() <= 59) {
      assertThat(Punycode.decode("xn--" + encoded)).isEqualTo(label);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "abc", "xn-", "xn--?", "xn---a", "xn--99999999999", "xn--zzzzzzzzzzzzzzzzzz"})
  void decode_noEncodedLabel_isNull(String label) {
    assertThat(Punycode.decode(label)).isNull();
  }

  @Test
  void decode_randomTails_areReadOrRefused() {
    long seed = 20261125;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder label = new StringBuilder("xn--");
      for (int more = random.nextInt(59); more > 0; more--) {
        label.append("abcdefghijklmnopqrstuvwxyz0123456789-".charAt(random.nextInt(37)));
      }
      String read = Punycode.decode(label.toString());
      if (read != null && read.chars().anyMatch(c -> c >= 0x80)) {
        assertThat(Punycode.encode(read)).as("seed %d", seed).isEqualTo(label.toString());
      }
    }
  }

  @Test
  void encode_supplementaryCharacters_areOneEach() {
    assertThat(Punycode.encode("𠮷野家")).isEqualTo("xn--fctt27jo60v");
  }

  @Test
  void encode_tooLong_isRefused() {
    assertThat(Punycode.encode("中".repeat(63))).startsWith("xn--");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Punycode.encode("中".repeat(64)))
        .withMessageContaining("64")
        .withMessageContaining("63");
  }

  @Test
  void encode_randomLabels_areReadBackByTheJdk() {
    long seed = 20261124;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder label = new StringBuilder().appendCodePoint(letter(random));
      for (int more = random.nextInt(12); more > 0; more--) {
        label.appendCodePoint(random.nextBoolean() ? 'a' + random.nextInt(26) : letter(random));
      }
      String encoded = Punycode.encode(label.toString());
      if (encoded.length() <= 63) {
        assertThat(IDN.toUnicode(encoded, IDN.ALLOW_UNASSIGNED))
            .as("seed %d", seed)
            .isEqualTo(label.toString());
      }
    }
  }

  /** Letters that the mapping of 2003 leaves alone. */
  private static int letter(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> 0xE0 + random.nextInt(0x17);
      case 1 -> 0x430 + random.nextInt(0x20);
      case 2 -> 0x20000 + random.nextInt(0xA000);
      default -> 0x4E00 + random.nextInt(0x5000);
    };
  }
}
