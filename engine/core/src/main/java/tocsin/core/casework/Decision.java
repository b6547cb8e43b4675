package tocsin.core.casework;

import java.util.List;
import tocsin.domain.casework.CaseFile;

/** What comes of an action: the next case file, or why not. */
public sealed interface Decision {
  /**
   * It is done.
   *
   * @param next the case file, one version on
   * @param notices what is to be told to whom, in order
   */
  record Done(CaseFile next, List<Notice> notices) implements Decision {
    public Done {
      notices = List.copyOf(notices);
    }
  }

  /**
   * It is not allowed; nothing changes.
   *
   * @param code what kind of no
   * @param message what was asked, which state, what is allowed
   */
  record Refused(RefusalCode code, String message) implements Decision {}
}
