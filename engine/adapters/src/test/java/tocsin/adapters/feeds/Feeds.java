package tocsin.adapters.feeds;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tocsin.core.kernel.PublicSuffixes;
import tocsin.domain.intel.Indicator;

/** Reads feeds for tests. */
final class Feeds {
  static final PublicSuffixes SUFFIXES =
      PublicSuffixes.of(List.of("com", "cn", "com.cn", "example", "test", "*.ck", "pages.example"));

  /** What a feed came to. */
  record Read(FeedAccount account, List<Indicator> indicators) {

    /** Kinds and values, in the feed's order. */
    List<String> values() {
      return indicators.stream().map(each -> each.kind() + " " + each.value()).toList();
    }

    Indicator only() {
      if (indicators.size() != 1) {
        throw new AssertionError(values() + " " + account);
      }
      return indicators.get(0);
    }
  }

  private Feeds() {}

  static Read read(String text) {
    try {
      return stream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Read stream(InputStream in) throws IOException {
    List<Indicator> indicators = new ArrayList<>();
    FeedAccount account =
        new FeedReader(new IndicatorRules(SUFFIXES))
            .read("feed", in, FeedDefaults.named("feed"), indicators::add);
    return new Read(account, indicators);
  }

  /** A native CSV feed of these rows. */
  static Read csv(String... rows) {
    return read("kind,value,validFrom,validUntil,knownFrom\n" + String.join("\n", rows) + "\n");
  }
}
