package tocsin.cluster.trial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** What a trial kills. Workers are lost most often, so of every twenty kills seven are theirs. */
public enum Victim {
  /** One whose slots are in use. */
  WORKER(7),
  MANAGER(3),
  /** A worker, and the JobManager before it has mended that. */
  WORKER_THEN_MANAGER(1),
  BROKER(3),
  POSTGRES(3),
  DESK(3);

  private final int ofTwenty;

  Victim(int ofTwenty) {
    this.ofTwenty = ofTwenty;
  }

  /** In words. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * So many by chance: twenty at a time are shuffled, so that every kind comes up.
   *
   * @param of which kinds
   */
  public static List<Victim> draw(int number, Set<Victim> of, long seed) {
    if (of.isEmpty()) {
      throw new IllegalArgumentException("no kind of process to kill");
    }
    Random random = new Random(seed);
    List<Victim> drawn = new ArrayList<>();
    while (drawn.size() < number) {
      List<Victim> twenty = new ArrayList<>();
      for (Victim victim : new TreeSet<>(of)) {
        twenty.addAll(Collections.nCopies(victim.ofTwenty, victim));
      }
      Collections.shuffle(twenty, random);
      drawn.addAll(twenty);
    }
    return List.copyOf(drawn.subList(0, number));
  }
}
