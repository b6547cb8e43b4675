package tocsin.core.model;

/**
 * What is wrong with a pack.
 *
 * @param where path in the pack, such as {@code reasons/I02/points}
 * @param column column within that text, from 1; 0 when the whole is meant
 * @param message what is wrong, and what is allowed
 */
public record PackProblem(String where, int column, String message) {}
