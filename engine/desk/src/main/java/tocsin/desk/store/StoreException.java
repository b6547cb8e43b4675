package tocsin.desk.store;

import org.jspecify.annotations.Nullable;

/** The store cannot do what was asked: full, closed, damaged or unreachable. */
public final class StoreException extends RuntimeException {
  public StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
