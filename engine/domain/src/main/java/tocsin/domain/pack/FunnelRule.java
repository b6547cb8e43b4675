package tocsin.domain.pack;

import java.util.List;

/**
 * How probable each stage of the funnel is, given what sensors saw of a person: a chain of stages
 * from left to right, and harmless explanations that compete with it.
 *
 * @param prior that a first visit to a flagged target is the beginning of a fraud, above 0 and
 *     below 1; the rest is shared among the excuses by their weights
 * @param repeat exponent of a sign that comes again within a session, 0 for nothing new, 1 for as
 *     much as the first
 * @param thisPerson chance that a visit on a shared line is the bound person's, above 0, at most 1
 * @param moves chances of moving on from one step to the next; the rest stays
 * @param excuses harmless explanations
 * @param signs what is seen, and how likely under each stage and excuse
 */
public record FunnelRule(
    double prior,
    double repeat,
    double thisPerson,
    List<FunnelMove> moves,
    List<FunnelExcuse> excuses,
    List<FunnelSign> signs) {

  /** Of packs that weigh no course: every probability is 0. */
  public static final FunnelRule NONE = new FunnelRule(0.5, 0, 1, List.of(), List.of(), List.of());

  public FunnelRule {
    moves = moves == null ? List.of() : moves;
    excuses = excuses == null ? List.of() : excuses;
    signs = signs == null ? List.of() : signs;
  }
}
