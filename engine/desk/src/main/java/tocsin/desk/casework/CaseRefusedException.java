package tocsin.desk.casework;

import tocsin.core.casework.Decision;
import tocsin.core.casework.RefusalCode;

/** The loop does not allow it; nothing was changed. */
public final class CaseRefusedException extends RuntimeException {
  private final RefusalCode code;

  CaseRefusedException(Decision.Refused refused) {
    super(refused.message());
    code = refused.code();
  }

  CaseRefusedException(RefusalCode code, String message) {
    super(message);
    this.code = code;
  }

  public RefusalCode code() {
    return code;
  }
}
