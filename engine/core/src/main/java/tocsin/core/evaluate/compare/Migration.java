package tocsin.core.evaluate.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tocsin.domain.alert.Tier;

/**
 * Who changed tier.
 *
 * @param moves people by what became of them; every move is there
 * @param cells the filled cells of the matrix from A's tier to B's, most urgent first
 */
public record Migration(SortedMap<Move, Integer> moves, List<Cell> cells) {
  /** Names shown for a cell off the diagonal; the count is always whole. */
  static final int MAX_CHANGED = 60;

  /** Names shown for a cell on the diagonal. */
  static final int MAX_SAME = 12;

  /**
   * People who were in one tier in A and are in another, or the same, in B.
   *
   * @param people how many
   * @param shown the ones whose score moved most, by pseudonym when equal
   */
  public record Cell(Tier from, Tier to, int people, List<Person> shown) {}

  private record Key(Tier from, Tier to) {}

  static Migration of(Pairs pairs, Function<String, Person> person) {
    SortedMap<Move, Integer> moves = new TreeMap<>();
    for (Move move : Move.values()) {
      moves.put(move, 0);
    }
    Map<Tier, Map<Tier, List<String>>> matrix = new EnumMap<>(Tier.class);
    for (String subject : pairs.subjects()) {
      Tier from = Standing.tier(pairs.a().get(subject));
      Tier to = Standing.tier(pairs.b().get(subject));
      moves.merge(Move.of(from, to), 1, Integer::sum);
      matrix
          .computeIfAbsent(from, t -> new EnumMap<>(Tier.class))
          .computeIfAbsent(to, t -> new ArrayList<>())
          .add(subject);
    }
    List<Cell> cells = new ArrayList<>();
    for (Key key : keys()) {
      List<String> subjects =
          matrix.getOrDefault(key.from(), Map.of()).getOrDefault(key.to(), List.of());
      if (!subjects.isEmpty()) {
        cells.add(cell(key, subjects, person));
      }
    }
    return new Migration(moves, cells);
  }

  private static List<Key> keys() {
    List<Key> keys = new ArrayList<>();
    Tier[] tiers = Tier.values();
    for (int from = tiers.length - 1; from >= 0; from--) {
      for (int to = tiers.length - 1; to >= 0; to--) {
        keys.add(new Key(tiers[from], tiers[to]));
      }
    }
    return keys;
  }

  private static Cell cell(Key key, List<String> subjects, Function<String, Person> person) {
    List<Person> shown =
        subjects.stream()
            .map(person)
            .sorted(
                Comparator.comparingInt((Person p) -> -Math.abs(p.scoreMove()))
                    .thenComparing(Person::subject))
            .limit(key.from() == key.to() ? MAX_SAME : MAX_CHANGED)
            .toList();
    return new Cell(key.from(), key.to(), subjects.size(), shown);
  }
}
