package tocsin.models.url;

/**
 * A URL as the trainer sees it.
 *
 * @param terms places in the table, never changed
 * @param site number of its registrable domain
 * @param offset margin that is given already
 */
record Sample(int[] terms, boolean fraud, float weight, int site, double offset) {}
