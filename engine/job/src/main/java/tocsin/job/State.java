package tocsin.job;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Access to Flink state from functions that throw no checked exceptions. */
final class State {

  /** Something that may throw. */
  interface Action {
    void run() throws Exception;
  }

  private State() {}

  @SuppressWarnings("NullAway") // state answers null for an absent key
  static <T> @Nullable T call(Callable<T> access) {
    try {
      return access.call();
    } catch (Exception e) {
      throw new IllegalStateException("keyed state could not be read", e);
    }
  }

  static void run(Action access) {
    try {
      access.run();
    } catch (Exception e) {
      throw new IllegalStateException("keyed state could not be written", e);
    }
  }
}
