package tocsin.desk.casework;

import tocsin.domain.casework.CaseFile;

/**
 * A step that is on disk.
 *
 * @param seq its audit sequence number
 * @param undoableUntil until when its actor can take it back, milliseconds UTC; 0 when never
 */
public record Acted(CaseFile file, long seq, long undoableUntil) {}
