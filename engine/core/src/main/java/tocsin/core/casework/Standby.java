package tocsin.core.casework;

import java.util.List;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.Recipient;

/**
 * Who can be asked next. The desk answers from the roster as of the time; the promise that makes
 * escalation end somewhere: whoever is returned is on duty then, was not tried before for this
 * dispatch, and when nobody else is left it is the centre, which never sleeps.
 */
public interface Standby {
  /**
   * The next recipient above those already tried.
   *
   * @param tried recipients of this dispatch, in order; may be empty
   * @param at milliseconds UTC
   * @return never a recipient that is off duty; the centre when nobody else is left
   */
  Recipient next(CaseFile file, List<Recipient> tried, long at);

  /** The centre that the case belongs to. */
  Recipient centre(CaseFile file);

  /** Who visits for follow-up and call-back: whoever knows the person and is on duty. */
  Recipient visitor(CaseFile file, long at);
}
