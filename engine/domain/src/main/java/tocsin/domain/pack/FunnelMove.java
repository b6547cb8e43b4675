package tocsin.domain.pack;

import tocsin.domain.alert.Stage;

/**
 * A chance of moving on between two steps of a person.
 *
 * @param from stage before
 * @param to a later one
 * @param chance 0 to 1; those from one stage sum to at most 1
 */
public record FunnelMove(Stage from, Stage to, double chance) {}
