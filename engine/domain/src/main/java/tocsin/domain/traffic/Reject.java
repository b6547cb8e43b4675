package tocsin.domain.traffic;

/**
 * An input line that gave no record. The line's text is not kept: it may hold personal data.
 *
 * @param file the input's name as the user gave it
 * @param line line number from 1, or 0 for the file as a whole
 * @param reason why
 * @param detail what was found and what is allowed, without the line's personal fields
 */
public record Reject(String file, long line, RejectReason reason, String detail) {}
