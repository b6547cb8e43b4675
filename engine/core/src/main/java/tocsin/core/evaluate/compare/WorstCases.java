package tocsin.core.evaluate.compare;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tocsin.domain.alert.Tier;

/**
 * The people to look at first.
 *
 * @param falseAlarms with truth: alerted above blue by B and not by A, although no campaign drew
 *     them in; highest score first, at most 20
 * @param misses with truth: warned above blue before the first payment by A and not by B; highest
 *     loss first, at most 20
 * @param moved without truth: the largest moves of the score, at most 20
 * @param newFalseAlarms how many there are in all
 * @param newMisses how many there are in all
 */
public record WorstCases(
    boolean againstTruth,
    int newFalseAlarms,
    int newMisses,
    List<Person> falseAlarms,
    List<Person> misses,
    List<Person> moved) {
  static final int MAX = 20;

  static WorstCases of(Pairs pairs, @Nullable Labels labels, Function<String, Person> person) {
    if (labels == null) {
      List<Person> moved =
          pairs.subjects().stream()
              .map(person)
              .filter(p -> p.scoreMove() != 0)
              .sorted(
                  Comparator.comparingInt((Person p) -> -Math.abs(p.scoreMove()))
                      .thenComparing(Person::subject))
              .limit(MAX)
              .toList();
      return new WorstCases(false, 0, 0, List.of(), List.of(), moved);
    }
    List<Person> alarms =
        pairs.subjects().stream()
            .filter(subject -> !labels.of(subject).drawnIn())
            .filter(subject -> !alerted(pairs.a().get(subject)))
            .filter(subject -> alerted(pairs.b().get(subject)))
            .map(person)
            .sorted(
                Comparator.comparingInt((Person p) -> -score(p.b())).thenComparing(Person::subject))
            .toList();
    List<Person> misses =
        pairs.subjects().stream()
            .filter(subject -> labels.of(subject).kind() == Label.Kind.PAID)
            .filter(subject -> inTime(pairs.a().get(subject), labels.of(subject)))
            .filter(subject -> !inTime(pairs.b().get(subject), labels.of(subject)))
            .map(person)
            .sorted(
                Comparator.comparingLong((Person p) -> -labels.of(p.subject()).yuan())
                    .thenComparing(Person::subject))
            .toList();
    return new WorstCases(
        true,
        alarms.size(),
        misses.size(),
        alarms.stream().limit(MAX).toList(),
        misses.stream().limit(MAX).toList(),
        List.of());
  }

  private static int score(Person.@Nullable View view) {
    return view == null ? 0 : view.score();
  }

  private static boolean alerted(@Nullable Standing standing) {
    return standing != null && standing.aboveBlueAt() != null;
  }

  private static boolean inTime(@Nullable Standing standing, Label label) {
    return standing != null && standing.tierBefore(label.helpsUntil()).compareTo(Tier.BLUE) > 0;
  }
}
