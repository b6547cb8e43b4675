package tocsin.desk.http;

import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.desk.DeskCore;
import tocsin.desk.audit.AuditVerifier;
import tocsin.desk.audit.Checkpoint;
import tocsin.desk.audit.Checkpoints;
import tocsin.desk.vault.KeyRotation;
import tocsin.desk.vault.PseudonymKeys;
import tocsin.desk.vault.SubjectRights;

/** {@link Custody} over a desk's own files. */
public final class CoreCustody implements Custody {
  private static final Logger LOG = LoggerFactory.getLogger(CoreCustody.class);

  private final DeskCore core;
  private final Supplier<PseudonymKeys> inForce;
  private final Supplier<PseudonymKeys> renew;
  private final Object lock = new Object();
  private boolean running;
  private int moved;
  private long left;

  /**
   * Takes its parts.
   *
   * @param inForce the pseudonym key in force
   * @param renew makes a new key, puts it in force here and at the engine, and gives it
   */
  public CoreCustody(
      DeskCore core, Supplier<PseudonymKeys> inForce, Supplier<PseudonymKeys> renew) {
    this.core = core;
    this.inForce = inForce;
    this.renew = renew;
  }

  @Override
  public Rotation rotate(String actor) {
    synchronized (lock) {
      if (!running) {
        running = true;
        moved = 0;
        PseudonymKeys fresh = renew.get();
        new Thread(() -> move(fresh, actor), "desk-rotation").start();
      }
    }
    return rotation();
  }

  private void move(PseudonymKeys fresh, String actor) {
    KeyRotation rotation = new KeyRotation(core.vault());
    try {
      boolean more = true;
      while (more) {
        KeyRotation.Progress progress = rotation.move(fresh, actor);
        synchronized (lock) {
          moved += progress.moved();
          left = progress.left();
        }
        more = progress.left() > 0 && progress.moved() > 0;
      }
    } catch (RuntimeException e) {
      LOG.error("the rotation stopped and can be begun again: {}", Problems.where(e));
    } finally {
      synchronized (lock) {
        running = false;
      }
    }
  }

  @Override
  public Rotation rotation() {
    synchronized (lock) {
      return new Rotation(inForce.get().id(), running, moved, moved + (int) left);
    }
  }

  @Override
  public boolean forget(String subject, String actor) {
    return new SubjectRights(core.vault()).forget(subject, actor);
  }

  @Override
  public SubjectRights.SubjectFile file(String subject, String actor) {
    return new SubjectRights(core.vault()).export(subject, actor);
  }

  @Override
  public Proof prove() {
    AuditVerifier.Report report = core.verifyAudit();
    return new Proof(
        report.entries(), report.lastHash(), report.sound() ? "" : report.faults().get(0));
  }

  @Override
  public List<Checkpoint> checkpoints() {
    return core.database().read(Checkpoints::all);
  }
}
