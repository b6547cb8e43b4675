package tocsin.desk.http;

import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.core.casework.RefusalCode;
import tocsin.desk.casework.CaseRefusedException;
import tocsin.desk.casework.NoSuchCaseException;
import tocsin.desk.store.StaleVersionException;
import tocsin.desk.store.StoreException;
import tocsin.desk.vault.LookRefusedException;

/** What each failure inside means for the caller. */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private static final long DAY_SECONDS = 24 * 3_600;

  private Problems() {}

  static ProblemException of(Throwable failure, String requestId) {
    Throwable inner = failure instanceof CompletionException ? failure.getCause() : null;
    Throwable cause = inner == null ? failure : inner;
    if (cause instanceof ProblemException known) {
      return known;
    }
    if (cause instanceof StaleVersionException stale) {
      return ProblemException.stale(stale.current());
    }
    if (cause instanceof CaseRefusedException refused) {
      return new ProblemException(trouble(refused.code()), String.valueOf(refused.getMessage()));
    }
    if (cause instanceof LookRefusedException look && look.tooMany()) {
      return ProblemException.later("the number of people a day is bounded", DAY_SECONDS);
    }
    if (cause instanceof NoSuchCaseException || cause instanceof LookRefusedException) {
      return ProblemException.notFound();
    }
    if (cause instanceof StoreException) {
      LOG.error("request {}: the store failed", requestId, cause);
      return new ProblemException(Trouble.NOT_READY, "the store cannot do it now; nothing changed");
    }
    // A class name only: messages of foreign exceptions may quote what they choked on.
    LOG.error("request {} failed: {}", requestId, where(cause));
    return new ProblemException(Trouble.INTERNAL);
  }

  /** Type and the place in our code, without the message. */
  static String where(Throwable cause) {
    StringBuilder text = new StringBuilder(cause.getClass().getName());
    int shown = 0;
    for (StackTraceElement at : cause.getStackTrace()) {
      if (shown < 3 || (shown < 8 && at.getClassName().startsWith("tocsin."))) {
        text.append(" at ").append(at);
        shown++;
      }
    }
    return text.toString();
  }

  private static Trouble trouble(RefusalCode code) {
    return switch (code) {
      case NO_SUCH_STEP -> Trouble.NO_SUCH_STEP;
      case NOT_YOURS -> Trouble.NOT_YOURS;
      case CONDITION -> Trouble.CONDITION;
      case BAD_VALUE -> Trouble.BAD_VALUE;
      case NOTHING_TO_DO -> Trouble.NOTHING_TO_DO;
    };
  }
}
