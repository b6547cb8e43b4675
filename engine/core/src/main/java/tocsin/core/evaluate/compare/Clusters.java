package tocsin.core.evaluate.compare;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who stands or falls together. Victims of one campaign are not independent, so the bootstrap draws
 * campaigns with replacement, not people; a person without a campaign is a cluster of one. Drawn
 * once for both sides (paired), and again the same at every run: {@value #SEED} is the seed.
 */
final class Clusters {
  static final long SEED = 1;

  private final Map<String, Integer> bySubject = new HashMap<>();
  private final int size;

  private Clusters(SortedMap<String, String> clusterOf) {
    Map<String, Integer> numbers = new TreeMap<>();
    clusterOf.values().forEach(cluster -> numbers.put(cluster, 0));
    int next = 0;
    for (Map.Entry<String, Integer> entry : numbers.entrySet()) {
      entry.setValue(next++);
    }
    clusterOf.forEach((subject, cluster) -> bySubject.put(subject, number(numbers, cluster)));
    size = next;
  }

  private static int number(Map<String, Integer> numbers, String cluster) {
    @Nullable Integer number = numbers.get(cluster);
    return number == null ? -1 : number;
  }

  /** Clusters of everyone alerted or reached. */
  static Clusters of(Pairs pairs, Labels labels) {
    SortedMap<String, String> clusterOf = new TreeMap<>();
    pairs.subjects().forEach(subject -> clusterOf.put(subject, name(subject, labels)));
    labels.reached().keySet().forEach(subject -> clusterOf.put(subject, name(subject, labels)));
    return new Clusters(clusterOf);
  }

  private static String name(String subject, Labels labels) {
    String campaign = labels.of(subject).campaign();
    return campaign.isEmpty() ? "p:" + subject : "c:" + campaign;
  }

  int size() {
    return size;
  }

  /** The cluster of someone alerted or reached. */
  int of(String subject) {
    return number(bySubject, subject);
  }

  /** Calls back with how often each cluster was drawn; the array is used again. */
  void replicate(int replicates, Consumer<int[]> use) {
    if (size == 0) {
      return;
    }
    Random random = new Random(SEED);
    int[] weights = new int[size];
    for (int r = 0; r < replicates; r++) {
      java.util.Arrays.fill(weights, 0);
      for (int draw = 0; draw < size; draw++) {
        weights[random.nextInt(size)]++;
      }
      use.accept(weights);
    }
  }
}
