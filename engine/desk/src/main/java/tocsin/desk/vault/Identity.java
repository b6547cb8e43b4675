package tocsin.desk.vault;

/**
 * A person as the vault knows them. Prints nothing.
 *
 * @param subject pseudonym, as roster and engine use it
 * @param identifier what the pseudonym is made of (line, employee number), so that a new key can
 *     make a new one; empty when the pseudonym came from outside
 * @param name as on the roster
 * @param phone in E.164 or national digits, empty when unknown
 * @param unitId where the person works
 */
public record Identity(
    String subject, String identifier, String name, String phone, String unitId) {
  @Override
  public String toString() {
    return "Identity[…]";
  }
}
