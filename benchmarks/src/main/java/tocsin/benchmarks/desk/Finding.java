package tocsin.benchmarks.desk;

/**
 * What was measured beside what was promised.
 *
 * @param measured in words, with its units
 * @param goal the promise
 * @param isMet whether it was kept
 */
public record Finding(String what, String measured, String goal, boolean isMet) {}
