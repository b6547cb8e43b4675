package tocsin.domain.intel;

import java.util.List;

/**
 * What shadow models and drift are told of a target beside the report; it decides nothing and does
 * not stand in a result file.
 *
 * @param site the ledger's key
 * @param features the row of {@code core.fuse.TargetVector}; NaN where a value is missing, empty
 *     when unknown
 * @param days days since 1970-01-01 UTC on which somebody was seen there, ascending, as far as
 *     visits are remembered
 * @param feed source of the strongest indicator; empty without one
 * @param quiet whether nothing speaks against the target and at most one person was there: such a
 *     target is no result, it only counts among the sites seen
 */
public record TargetTrace(
    String site, List<Double> features, List<Long> days, String feed, boolean quiet) {
  /** Of reports that tell nothing more. */
  public static final TargetTrace NONE = new TargetTrace("", List.of(), List.of(), "", false);

  public TargetTrace {
    site = site == null ? "" : site;
    features = features == null ? List.of() : features;
    days = days == null ? List.of() : days;
    feed = feed == null ? "" : feed;
  }
}
