package tocsin.desk.http;

import java.util.List;
import tocsin.desk.audit.Checkpoint;
import tocsin.desk.vault.SubjectRights;

/** What only those do who keep keys: rotation, forgetting, proof of the audit. Thread-safe. */
public interface Custody {
  /**
   * How far a change of the pseudonym key is.
   *
   * @param done people moved
   * @param total people to move in all
   */
  record Rotation(String keyId, boolean running, int done, int total) {}

  /**
   * What verifying the chain came to.
   *
   * @param fault the first one in words, empty when the chain is sound
   */
  record Proof(long entries, String lastHash, String fault) {}

  /** Begins to give everybody a pseudonym under a new key; returns at once. */
  Rotation rotate(String actor);

  /** How far it is. */
  Rotation rotation();

  /**
   * Forgets a person for good.
   *
   * @return false, and nothing is forgotten, while a case of theirs is open
   */
  boolean forget(String subject, String actor);

  /** Everything kept about a person; audited with each call. */
  SubjectRights.SubjectFile file(String subject, String actor);

  /** Verifies the chain now. O(entries). */
  Proof prove();

  /** The newest signed checkpoints, newest last. */
  List<Checkpoint> checkpoints();
}
