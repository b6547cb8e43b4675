package tocsin.benchmarks.kernels;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What a benchmark tells besides its time: how much of its input it found, so that those that
 * should agree can be seen to, and how large its structure is. JMH reads the public getters.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Facts {
  private long found;
  private long bytes;
  private long entries;

  /** Notes the outcome of one invocation and the size of what answered. */
  void tell(long nowFound, long nowBytes, long nowEntries) {
    found = nowFound;
    bytes = nowBytes;
    entries = nowEntries;
  }

  /** Inputs of one invocation for which something was found. */
  public long found() {
    return found;
  }

  /** Bytes that the structure takes; 0 when that was not measured. */
  public long bytes() {
    return bytes;
  }

  /** Entries in the structure; 0 when it has none to count. */
  public long entries() {
    return entries;
  }
}
