package tocsin.job;

/**
 * What an operator may choose about a job.
 *
 * @param emission when alerts go out
 * @param disorderMillis how far out of order records may come before they are late
 * @param idleMillis silence after which a source no longer holds event time up; 0 for never
 */
public record JobSettings(Emission emission, long disorderMillis, long idleMillis) {}
