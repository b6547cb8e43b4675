package tocsin.domain.people;

/**
 * One recipient of one alert version, with the clock that runs. Times are milliseconds UTC; {@link
 * Long#MAX_VALUE} means the tier sets no such deadline.
 *
 * @param at the alert version's decidedAt; of an escalation, when it is due
 * @param advisorId the recipient advisor; empty for station, centre and none
 * @param unitId the recipient's unit, empty when there is none
 * @param why why this recipient, in words of the route table
 */
public record Assignment(
    String alertId,
    int version,
    long at,
    Route route,
    String advisorId,
    String unitId,
    String why,
    long dispatchBy,
    long acceptBy,
    long contactBy,
    long meetBy,
    long feedbackBy) {}
