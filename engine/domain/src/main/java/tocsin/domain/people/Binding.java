package tocsin.domain.people;

/**
 * A person bound to an advisor for a time.
 *
 * @param validFrom milliseconds UTC, inclusive
 * @param validUntil milliseconds UTC, exclusive
 */
public record Binding(
    String subject, String advisorId, BindingRole role, long validFrom, long validUntil) {

  public boolean validAt(long at) {
    return validFrom <= at && at < validUntil;
  }

  @Override
  public String toString() {
    return "Binding[" + advisorId + " " + role + "]";
  }
}
