package tocsin.desk.vault;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The only place that knows who a pseudonym is. Thread-safe. */
public interface Vault {
  /**
   * Keeps or replaces identities, each encrypted under a data key of its own.
   *
   * @param keepUntil when they are to be forgotten, milliseconds UTC; {@link Long#MAX_VALUE} for as
   *     long as they are on the roster
   * @param actor who imports, for the audit
   * @return how many
   */
  int enrol(Collection<Identity> identities, long keepUntil, String actor);

  /**
   * Shows a person for a task; audited whether it succeeds or not, durably before anything is
   * shown.
   *
   * @return empty when the vault does not know the person
   * @throws LookRefusedException when no open task gives the right, or after too many people
   */
  Optional<Identity> reveal(Look look);

  /** Names with all but the first character masked, for lists: 张*. Unknown ones are left out. */
  Map<String, String> masked(Collection<String> subjects);

  /** The pseudonym of an identifier under the key in force. */
  String pseudonym(String identifier);

  /** The pseudonym in force for one made under an earlier key; itself when it is not known. */
  String current(String pseudonym);

  /**
   * Destroys a person's data key and what it sealed, and every way from earlier pseudonyms.
   *
   * @return whether the vault knew the person
   */
  boolean erase(String subject, String actor);
}
