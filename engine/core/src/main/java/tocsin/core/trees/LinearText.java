package tocsin.core.trees;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A linear model of a text's hashed grams: scikit-learn's HashingVectorizer with
 * LogisticRegression, SGDClassifier or LinearSVC behind it. Immutable and thread-safe; explains
 * itself.
 */
public final class LinearText implements TextModel {
  private final TextHashing hashing;
  private final double[] weights;
  private final double intercept;
  private final Link link;

  /**
   * @param weights one a slot, {@link TextHashing#features} of them
   * @throws IllegalArgumentException for another number of weights, or one that is not finite
   */
  public LinearText(
      TextHashing hashing, double[] weights, double intercept, Link link, ModelLimits limits) {
    limits.requireWeights(weights.length);
    if (weights.length != hashing.features()) {
      throw new IllegalArgumentException(
          weights.length + " weights for " + hashing.features() + " features");
    }
    LinearModel.requireFinite("weight", weights);
    LinearModel.requireFinite("intercept", intercept);
    this.hashing = hashing;
    this.weights = weights.clone();
    this.intercept = intercept;
    this.link = link;
  }

  @Override
  public Link link() {
    return link;
  }

  @Override
  public double raw(String text) {
    Counts counts = counts(text);
    double sum = 0;
    for (int i = 0; i < counts.slots.length; i++) {
      sum += counts.value(i) * (counts.slots[i] == 0 ? 0 : weights[counts.slots[i] - 1]);
    }
    return sum * share(counts) + intercept;
  }

  private Counts counts(String text) {
    Counts counts = new Counts(hashing.binary());
    hashing.grams(
        text,
        (bytes, from, to) -> {
          int hash = Murmur3.hash(bytes, from, to);
          counts.add(hashing.slot(hash), hashing.sign(hash));
        });
    return counts;
  }

  /** What each count is multiplied by. */
  private double share(Counts counts) {
    double sum = 0;
    for (int i = 0; i < counts.slots.length; i++) {
      double value = counts.value(i);
      sum += hashing.norm() == TextHashing.Norm.L2 ? value * value : Math.abs(value);
    }
    if (sum == 0 || hashing.norm() == TextHashing.Norm.NONE) {
      return 1;
    }
    return 1 / (hashing.norm() == TextHashing.Norm.L2 ? Math.sqrt(sum) : sum);
  }

  @Override
  public List<Share> contributions(String text) {
    Counts counts = counts(text);
    double share = share(counts);
    Map<String, Double> shares = new LinkedHashMap<>();
    hashing.grams(
        text,
        (bytes, from, to) -> {
          int hash = Murmur3.hash(bytes, from, to);
          int slot = hashing.slot(hash);
          // A slot that counts as 1 however often it is met is shared by those who meet it.
          double one = counts.perGram(slot, hashing.sign(hash)) * share * weights[slot];
          shares.merge(
              new String(bytes, from, to - from, StandardCharsets.UTF_8), one, Double::sum);
        });
    List<Share> sorted = new ArrayList<>();
    shares.forEach((gram, adds) -> sorted.add(new Share(gram, adds)));
    sorted.sort(
        Comparator.comparingDouble((Share s) -> Math.abs(s.adds()))
            .reversed()
            .thenComparing(Share::gram));
    return sorted;
  }

  @Override
  public double intercept() {
    return intercept;
  }

  /** Counts by slot, in open addressing; slots are stored plus one, 0 is free. */
  private static final class Counts {
    private final boolean binary;
    private int[] slots = new int[256];
    private int[] sums = new int[256];
    private int[] grams = new int[256];
    private int size;

    Counts(boolean binary) {
      this.binary = binary;
    }

    void add(int slot, int sign) {
      if (2 * size > slots.length) {
        grow();
      }
      int at = find(slot);
      size += slots[at] == 0 ? 1 : 0;
      slots[at] = slot + 1;
      sums[at] += sign;
      grams[at]++;
    }

    private int find(int slot) {
      int at = ((slot * 0x9E3779B9) >>> 8) & (slots.length - 1);
      while (slots[at] != 0 && slots[at] != slot + 1) {
        at = (at + 1) & (slots.length - 1);
      }
      return at;
    }

    private void grow() {
      int[] oldSlots = slots;
      int[] oldSums = sums;
      int[] oldGrams = grams;
      slots = new int[2 * oldSlots.length];
      sums = new int[slots.length];
      grams = new int[slots.length];
      for (int i = 0; i < oldSlots.length; i++) {
        if (oldSlots[i] != 0) {
          int at = find(oldSlots[i] - 1);
          slots[at] = oldSlots[i];
          sums[at] = oldSums[i];
          grams[at] = oldGrams[i];
        }
      }
    }

    double value(int at) {
      return binary && slots[at] != 0 ? 1 : sums[at];
    }

    double perGram(int slot, int sign) {
      return binary ? 1.0 / grams[find(slot)] : sign;
    }
  }
}
