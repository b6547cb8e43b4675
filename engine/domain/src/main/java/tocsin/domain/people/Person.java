package tocsin.domain.people;

import java.util.List;

/**
 * What the stream may know of a person on the roster; names and phone numbers are a {@link
 * Contact}.
 *
 * @param subject pseudonym
 * @param unitId where the person works, empty when unknown
 * @param post the post's name, empty when unknown
 * @param birthYear 0 when unknown
 * @param flags minor, prior_victim, finance, duty, employer_blind, …
 */
public record Person(
    String subject, String unitId, String post, int birthYear, List<String> flags) {

  @Override
  public String toString() {
    return "Person[…]";
  }
}
