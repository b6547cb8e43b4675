package tocsin.desk.store;

import tocsin.domain.casework.ActionKind;

/**
 * What made a version of a case.
 *
 * @param actorId who
 * @param at when, milliseconds UTC
 */
public record VersionMade(String actorId, ActionKind kind, long at) {}
