package tocsin.desk.vault;

/**
 * A person as the vault knows them. Prints nothing.
 *
 * @param name as on the roster
 * @param phone in E.164 or national digits, empty when unknown
 */
public record Identity(String subject, String name, String phone, String unitId) {
  @Override
  public String toString() {
    return "Identity[…]";
  }
}
