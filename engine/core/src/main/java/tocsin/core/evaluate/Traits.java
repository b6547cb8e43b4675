package tocsin.core.evaluate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tocsin.domain.people.Person;

/**
 * What fairness is asked by.
 *
 * @param age a band of years, {@code unknown} where the roster does not say
 * @param enterprise the unit where the person works, empty when unknown
 */
public record Traits(String age, String enterprise) {
  private static final int ADULT = 18;
  private static final int MIDDLE = 41;
  private static final int OLD = 61;

  /** Everyone on a roster, by pseudonym; age as of a time, milliseconds UTC. O(people). */
  public static Map<String, Traits> of(List<Person> people, long at) {
    int year = Instant.ofEpochMilli(at).atOffset(ZoneOffset.UTC).getYear();
    Map<String, Traits> traits = new TreeMap<>();
    for (Person person : people) {
      traits.put(person.subject(), new Traits(band(person.birthYear(), year), person.unitId()));
    }
    return traits;
  }

  private static String band(int birthYear, int year) {
    int age = year - birthYear;
    if (birthYear == 0) {
      return "unknown";
    }
    return age < ADULT ? "under-18" : age < MIDDLE ? "18-40" : age < OLD ? "41-60" : "over-60";
  }
}
