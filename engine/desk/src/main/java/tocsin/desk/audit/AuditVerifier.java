package tocsin.desk.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tocsin.desk.store.Documents;

/**
 * Verifies the chain without the desk: every line against the one before, every checkpoint against
 * the chain and the public key, and the witness file's last checkpoint against the chain's length.
 */
public final class AuditVerifier {
  private static final int PAGE = 5_000;

  private AuditVerifier() {}

  /**
   * What was found.
   *
   * @param entries lines of the chain
   * @param checkpoints checkpoints that hold
   * @param lastHash hash of the last line
   * @param faults what is wrong, first things first; empty when the chain is sound
   */
  public record Report(long entries, int checkpoints, String lastHash, List<String> faults) {
    /** Whether nothing is wrong. */
    public boolean sound() {
      return faults.isEmpty();
    }
  }

  /**
   * Verifies. O(lines); memory O(checkpoints).
   *
   * @param publicKey base64 of X.509, as {@link SigningKey#publicText} gives it
   * @param witness the witness file; may be absent, then cutting the tail can go unseen
   */
  public static Report verify(Connection connection, String publicKey, Path witness)
      throws SQLException, IOException {
    PublicKey key = SigningKey.publicKey(publicKey);
    List<String> faults = new ArrayList<>();
    Map<Long, List<Checkpoint>> bySeq = new HashMap<>();
    int held = 0;
    List<Checkpoint> all = new ArrayList<>(Checkpoints.all(connection));
    all.addAll(witnessed(witness, faults));
    for (Checkpoint checkpoint : all) {
      if (!SigningKey.verifies(key, checkpoint)) {
        faults.add("checkpoint at line " + checkpoint.seq() + ": the signature is not the key's");
        continue;
      }
      bySeq.computeIfAbsent(checkpoint.seq(), seq -> new ArrayList<>()).add(checkpoint);
    }
    AuditLog log = new SqlAuditLog();
    String before = ChainHash.START;
    long seq = 0;
    for (List<AuditEntry> page = log.after(connection, Long.MIN_VALUE, PAGE);
        !page.isEmpty();
        page = log.after(connection, page.get(page.size() - 1).seq(), PAGE)) {
      for (AuditEntry entry : page) {
        seq++;
        if (entry.seq() != seq) {
          faults.add("line " + seq + " is missing; line " + entry.seq() + " stands there");
          return new Report(seq - 1, held, before, faults);
        }
        if (!ChainHash.of(before, entry).equals(entry.hash())) {
          faults.add(
              "line " + seq + " was changed: its hash does not follow from line " + (seq - 1));
          return new Report(seq - 1, held, before, faults);
        }
        before = entry.hash();
        held += matching(bySeq.getOrDefault(seq, List.of()), before, faults);
      }
    }
    for (long signed : bySeq.keySet().stream().filter(s -> s < 1).sorted().toList()) {
      faults.add("a checkpoint names line " + signed);
    }
    long length = seq;
    long furthest = bySeq.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
    if (furthest > length) {
      faults.add("the chain ends at line " + length + ", but line " + furthest + " was signed");
    }
    return new Report(length, held, before, faults);
  }

  private static int matching(List<Checkpoint> signed, String hash, List<String> faults) {
    int held = 0;
    for (Checkpoint checkpoint : signed) {
      if (checkpoint.hash().equals(hash)) {
        held++;
      } else {
        faults.add("line " + checkpoint.seq() + " is not the one that was signed");
      }
    }
    return held;
  }

  private static List<Checkpoint> witnessed(Path witness, List<String> faults) throws IOException {
    if (!Files.exists(witness)) {
      return List.of();
    }
    List<Checkpoint> checkpoints = new ArrayList<>();
    int line = 0;
    for (String text : Files.readAllLines(witness, StandardCharsets.UTF_8)) {
      line++;
      try {
        checkpoints.add(Documents.read(text, Checkpoint.class));
      } catch (RuntimeException e) {
        faults.add(witness.getFileName() + " line " + line + " is no checkpoint");
      }
    }
    return checkpoints;
  }
}
