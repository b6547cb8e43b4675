package tocsin.domain.pack;

import tocsin.domain.alert.Tier;
import tocsin.domain.people.Route;

/**
 * Who is told next when an alert is still not accepted or nobody was reached.
 *
 * @param afterMillis milliseconds after the decision
 * @param to deputy, station or centre
 */
public record EscalationStep(Tier tier, long afterMillis, Route to) {}
