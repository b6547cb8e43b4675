package tocsin.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.domain.intel.Signal;
import tocsin.domain.pack.Hints;

class HintReaderTest {
  private static final HintReader HINTS = new HintReader(Given.NAMES);

  @ParameterizedTest
  @CsvSource({
    "www.a.cheap, a.cheap, true",
    "a.risky.test, a.risky.test, true",
    "x.y.risky.test, y.risky.test, true",
    "risky.test, risky.test, false",
    "cheap, cheap, false",
    "cheap.example, cheap.example, false",
    "a.notcheap, a.notcheap, false",
    "a.frisky.test, frisky.test, false"
  })
  void host_suffix_isRiskyOnlyBelowIt(String host, String site, boolean risky) {
    assertThat(Signal.RISKY_SUFFIX.in(HINTS.host(host, site))).isEqualTo(risky);
  }

  @ParameterizedTest
  @CsvSource({
    "www.mybank.example, mybank.example, true",
    "loan-now.example, loan-now.example, true",
    "bank.shop.example, shop.example, false",
    "shop.example, shop.example, false"
  })
  void host_lureWord_countsInTheSitesOwnName(String host, String site, boolean lure) {
    assertThat(Signal.LURE_WORD.in(HINTS.host(host, site))).isEqualTo(lure);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a1b2c3d4", "x9k2m7q1", "qwrtpsdf", "abcdfghjkl", "k3j4h5g6f7"})
  void looksRandom_shuffledOrUnspeakable_isTrue(String label) {
    assertThat(HintReader.looksRandom(label)).isTrue();
    assertThat(Signal.RANDOM_LABEL.in(HINTS.host(label + ".example", label + ".example"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a1b2c3",
        "xn--a1b2c3d4",
        "newspaper",
        "shop2024",
        "my-strengths",
        "bcd-fghj-klmn",
        "rhythmical",
        "12345678",
        "a12345678b"
      })
  void looksRandom_shortSpokenOrEncoded_isFalse(String label) {
    assertThat(HintReader.looksRandom(label)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "/x/app.apk, true",
    "/x/APP.APK, true",
    "/app.apk?from=x, true",
    "http://bad.example/p.mobileconfig, true",
    "/app.apk/, false",
    "/app?f=x.apk, false",
    "/apk, false"
  })
  void path_download_endsThePath(String url, boolean download) {
    assertThat(Signal.DOWNLOAD.in(HINTS.path(url))).isEqualTo(download);
  }

  @Test
  void path_none_raisesNothing() {
    assertThat(HINTS.path(null)).isZero();
  }

  @Test
  void spelling_withoutAModel_saysNothing() {
    assertThat(HINTS.spelling("xq7zk2.example")).isZero();
  }

  @Test
  void words_ofThePack_areThoseOfTheHints() {
    Hints hints = Given.HINTS;

    assertThat(HINTS.words()).isEqualTo(hints.lureWords());
  }
}
