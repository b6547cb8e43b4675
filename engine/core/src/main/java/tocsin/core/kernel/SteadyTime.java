package tocsin.core.kernel;

/**
 * The latest event time of a stream, not to be dragged by a stray one: a time that jumps ahead by
 * more than {@link #MAX_JUMP_MILLIS} counts only after {@link #CONFIRMATIONS} others have come near
 * it. A night's pause is bridged, a wrong clock is not followed. Confined to one thread.
 */
public final class SteadyTime {
  /** Largest step that is taken at once. */
  public static final long MAX_JUMP_MILLIS = 3_600_000L;

  /** Times that must lie near a jump before it is followed. */
  public static final int CONFIRMATIONS = 16;

  private long latest = Long.MIN_VALUE;
  private long candidate = Long.MAX_VALUE;
  private int confirmed;

  /** Takes a time. O(1), no allocation. */
  public void see(long at) {
    if (at <= latest) {
      return;
    }
    if (latest != Long.MIN_VALUE && at - latest <= MAX_JUMP_MILLIS) {
      latest = at;
      return;
    }
    boolean near = confirmed > 0 && Math.abs(at - candidate) <= MAX_JUMP_MILLIS;
    candidate = near ? Math.min(candidate, at) : at;
    confirmed = near ? confirmed + 1 : 1;
    if (confirmed >= CONFIRMATIONS) {
      latest = candidate;
      confirmed = 0;
    }
  }

  /** The latest steady time, or {@link Long#MIN_VALUE} before there is one. */
  public long latest() {
    return latest;
  }
}
