package tocsin.job;

import java.io.Serializable;

/**
 * Where a job's knowledge comes from. Travels in the job graph, so it names places rather than
 * holding contents; two that are equal load the same.
 */
public interface Knowledge extends Serializable {

  /**
   * Loads an edition. Called once per JVM and reference.
   *
   * @param ref which edition: empty for the one the job begins with, else the reference that a
   *     control item carried
   */
  Edition load(String ref);
}
