package tocsin.benchmarks;

import java.io.IOException;

/**
 * One way to go through the records, as far as it goes.
 *
 * @see EndToEnd
 */
interface Stage {
  /**
   * Runs once.
   *
   * @return what came out at the end (lines, records, alerts), to tell that the work was done
   */
  long run() throws IOException;
}
