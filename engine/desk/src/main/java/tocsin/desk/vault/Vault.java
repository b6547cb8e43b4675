package tocsin.desk.vault;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The only place that knows who a pseudonym is. Thread-safe. */
public interface Vault {
  /**
   * Keeps or replaces identities, each encrypted under its own data key.
   *
   * @param actor who imports, for the audit
   */
  void enrol(Collection<Identity> identities, String actor);

  /**
   * Shows a person for a task; audited whether it succeeds or not.
   *
   * @return empty when the vault does not know the person
   * @throws LookRefusedException when no open task gives the right
   */
  Optional<Identity> reveal(Look look);

  /** Names with all but the first character masked, for lists: 张*. Unknown ones are left out. */
  Map<String, String> masked(Collection<String> subjects);

  /** The pseudonym of an identifier (line, employee number) under the key in force. */
  String pseudonym(String identifier);

  /** The pseudonym in force for one made under an earlier key; itself when it is not known. */
  String current(String pseudonym);

  /** Destroys a person's data key: what was encrypted under it is gone, in backups too. */
  boolean erase(String subject, String actor);
}
