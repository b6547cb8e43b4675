package tocsin.core.score;

/** Facts by ordinal, wrapped so that records may hold them. Written once, then only read. */
public final class Facts {
  private final double[] values = new double[Fact.COUNT];

  public double get(Fact fact) {
    return values[fact.ordinal()];
  }

  public void set(Fact fact, double value) {
    values[fact.ordinal()] = value;
  }

  void add(Fact fact, double value) {
    values[fact.ordinal()] += value;
  }

  void atLeast(Fact fact, double value) {
    values[fact.ordinal()] = Math.max(values[fact.ordinal()], value);
  }

  /** The same facts, to be changed apart. */
  public Facts copy() {
    Facts copy = new Facts();
    System.arraycopy(values, 0, copy.values, 0, values.length);
    return copy;
  }

  /** The array that expressions read. */
  public double[] values() {
    return values;
  }
}
