package tocsin.core.detect;

/** What a sieve has seen and done; plain counts, confined to the sieve's thread. */
public final class SieveCounts {
  long records;
  long clean;
  long context;
  long listed;
  long unknown;
  long touches;

  void sighting(boolean matched) {
    if (matched) {
      listed++;
    } else {
      unknown++;
    }
  }

  /** Records judged. */
  public long records() {
    return records;
  }

  /** Records that ended here. */
  public long clean() {
    return clean;
  }

  /** Context visits sent on. */
  public long context() {
    return context;
  }

  /** Sightings of listed targets. */
  public long listed() {
    return listed;
  }

  /** Accesses that may belong to an app, some of them counted above too. */
  public long touches() {
    return touches;
  }

  /** Sightings of targets that no list knows. */
  public long unknown() {
    return unknown;
  }
}
