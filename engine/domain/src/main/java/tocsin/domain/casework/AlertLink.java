package tocsin.domain.casework;

import tocsin.domain.alert.AlertStatus;

/**
 * An alert that a case rests on, at the newest version seen.
 *
 * @param version from 1
 */
public record AlertLink(String alertId, int version, AlertStatus status) {}
