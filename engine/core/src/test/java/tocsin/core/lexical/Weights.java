package tocsin.core.lexical;

import java.util.List;
import java.util.SplittableRandom;

/** Small weights for tests. */
final class Weights {
  private Weights() {}

  static LexicalWeights random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] hosts = new byte[1 << 10];
    byte[] paths = new byte[1 << 8];
    random.nextBytes(hosts);
    random.nextBytes(paths);
    return new LexicalWeights(
        "test",
        new LexicalWeights.Scales(-0.25f, 0.02f, 0.01f),
        hosts,
        paths,
        new StepTable(new float[] {-2, 0, 2}, new float[] {0.1f, 0.5f, 0.9f}),
        List.of(new LexicalWeights.Threshold(0.01f, 1.5f)));
  }
}
