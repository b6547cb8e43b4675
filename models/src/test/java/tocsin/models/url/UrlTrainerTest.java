package tocsin.models.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tocsin.core.kernel.PublicSuffixes;
import tocsin.core.lexical.LexicalModel;
import tocsin.core.lexical.LexicalWeights;
import tocsin.core.lexical.WeightsFormat;

class UrlTrainerTest {
  private static final PublicSuffixes SUFFIXES = PublicSuffixes.of(List.of("com", "top", "org"));
  private static final LocalDate END = LocalDate.of(2025, 1, 1);
  private static final List<String> LURES = List.of("claim", "wallet", "verify", "bonus");
  private static final List<String> TRADES = List.of("garden", "museum", "school", "bakery");

  private static List<Url> made() {
    SplittableRandom random = new SplittableRandom(42);
    List<Url> urls = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      boolean fraud = i % 2 == 0;
      List<String> words = fraud ? LURES : TRADES;
      String tail = Integer.toString(random.nextInt(1 << 20), 36);
      String host = words.get(random.nextInt(4)) + "-" + tail + (fraud ? ".top" : ".org");
      LocalDate seen = fraud ? END.minusDays(1 + random.nextInt(900)) : null;
      String path = i % 3 == 0 ? "" : "/p/" + tail;
      Url url = Url.of("http://" + host + path, fraud, "made", seen, SUFFIXES);
      if (url != null) {
        urls.add(url);
      }
    }
    return urls;
  }

  @Test
  void train_sameSeed_givesTheSameBytes() {
    byte[] first = WeightsFormat.write(UrlTrainer.standard(SUFFIXES, 3).train("a", made(), END));
    byte[] again = WeightsFormat.write(UrlTrainer.standard(SUFFIXES, 3).train("a", made(), END));
    byte[] other = WeightsFormat.write(UrlTrainer.standard(SUFFIXES, 4).train("a", made(), END));

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  @Test
  void train_plainDifference_isFound() {
    LexicalWeights weights = UrlTrainer.standard(SUFFIXES, 1).train("a", made(), END);
    LexicalModel model = new LexicalModel(weights, SUFFIXES);

    assertThat(model.score("claim-9zz1.top", "")).isGreaterThan(0.9);
    assertThat(model.score("museum-9zz1.org", "")).isLessThan(0.1);
    assertThat(weights.thresholds()).extracting(LexicalWeights.Threshold::margin).isSorted();
  }

  @Test
  void levels_largeCollector_weighsLessAHostButNotLessInAll() {
    List<Url> urls = new ArrayList<>();
    for (int i = 0; i < 1010; i++) {
      String source = i < 10 ? "small" : "large";
      urls.add(new Url("h" + i + ".org", "h" + i + ".org", "", false, source, null));
    }
    urls.add(new Url("claim.top", "claim.top", "", true, "feed", END));

    Map<String, Double> levels = UrlTrainer.levels(urls);

    assertThat(levels).containsOnlyKeys("small", "large");
    double small = levels.getOrDefault("small", 0.0);
    double large = levels.getOrDefault("large", 0.0);
    assertThat(small / large).isCloseTo(Math.pow(100, 0.3), within(1e-9));
    assertThat(10 * small + 1000 * large).isCloseTo(1010, within(1e-9));
  }

  @Test
  void url_whatCollectorsAdd_isTakenAway() {
    Url plain = Url.of("shop.example.com/a", true, "x", null, SUFFIXES);
    Url dressed = Url.of("HTTPS://www.Shop.Example.com:443/A/", true, "x", null, SUFFIXES);

    assertThat(dressed).isEqualTo(plain);
    assertThat(Url.of("http://10.0.0.1/a", true, "x", null, SUFFIXES)).isNull();
  }
}
