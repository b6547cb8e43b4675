package tocsin.benchmarks.desk;

/**
 * How much of everything.
 *
 * @param people in the roster
 * @param cases open at the desk
 * @param rate steps a second
 * @param seconds how long steps are taken
 * @param listeners streams
 * @param events that all of them hear
 * @param loads of the console's first page
 * @param canaries records that must become alerts
 */
public record LoadPlan(
    int people,
    int cases,
    int rate,
    int seconds,
    int listeners,
    int events,
    int loads,
    int canaries) {
  /** What is promised. */
  public static final LoadPlan WHOLE = new LoadPlan(300_000, 50_000, 500, 60, 2_000, 150, 10, 200);

  /** To see that every part works; its figures are none. */
  public static final LoadPlan QUICK = new LoadPlan(3_000, 1_000, 50, 5, 50, 20, 2, 10);

  /** Steps that are not counted: the compiler's. */
  int warmUp() {
    return rate * Math.min(seconds, 20);
  }
}
