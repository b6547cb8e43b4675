package tocsin.models.url;

/** A URL as the trainer sees it. */
final class Sample {
  private final int[] terms;
  private final boolean fraud;
  private final float weight;
  private final int site;
  private final double offset;

  /**
   * @param terms places in the table, never changed
   * @param site number of its registrable domain
   * @param offset margin that is given already
   */
  Sample(int[] terms, boolean fraud, float weight, int site, double offset) {
    this.terms = terms;
    this.fraud = fraud;
    this.weight = weight;
    this.site = site;
    this.offset = offset;
  }

  int[] terms() {
    return terms;
  }

  boolean fraud() {
    return fraud;
  }

  float weight() {
    return weight;
  }

  int site() {
    return site;
  }

  double offset() {
    return offset;
  }
}
