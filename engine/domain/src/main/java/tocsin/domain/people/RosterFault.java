package tocsin.domain.people;

/**
 * A row of the roster that is refused or doubtful.
 *
 * @param line from 1
 * @param refused whether the row was left out; false when it only deserves a look
 * @param what what is wrong, with ids but without names or phone numbers
 * @param remedy what to do about it
 */
public record RosterFault(String file, int line, boolean refused, String what, String remedy) {}
