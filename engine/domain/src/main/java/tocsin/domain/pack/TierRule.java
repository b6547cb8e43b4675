package tocsin.domain.pack;

import java.util.List;
import tocsin.domain.alert.Tier;
import tocsin.domain.people.Route;

/**
 * When a tier is entered and left, who hears of it, and by when. Deadlines are milliseconds after
 * the decision; {@link Long#MAX_VALUE} means none.
 *
 * @param when condition over facts
 * @param enter score from which the tier is entered
 * @param exit score below which it is left; at most {@code enter}
 * @param routes who is told, in order
 */
public record TierRule(
    Tier tier,
    String when,
    int enter,
    int exit,
    List<Route> routes,
    long dispatchMillis,
    long acceptMillis,
    long contactMillis,
    long meetMillis,
    long feedbackMillis,
    String zh,
    String en) {}
