package tocsin.domain.casework;

import tocsin.domain.alert.AlertStatus;

/**
 * An alert that a case rests on, at the newest version seen.
 *
 * @param version from 1
 * @param score of that version; a rise after feedback tells of something new
 */
public record AlertLink(String alertId, int version, AlertStatus status, int score) {}
