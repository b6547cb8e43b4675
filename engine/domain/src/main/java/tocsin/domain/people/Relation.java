package tocsin.domain.people;

/**
 * What {@code other} is to {@code subject} for a time: the guardian, a relative, the superior, or
 * the one who reported {@code subject}.
 *
 * @param subject pseudonym
 * @param other pseudonym
 * @param validFrom milliseconds UTC, inclusive
 * @param validUntil milliseconds UTC, exclusive
 */
public record Relation(
    String subject, String other, RelationKind kind, long validFrom, long validUntil) {

  public boolean validAt(long at) {
    return validFrom <= at && at < validUntil;
  }

  @Override
  public String toString() {
    return "Relation[" + kind + "]";
  }
}
