package tocsin.desk.store;

import java.util.List;
import tocsin.domain.casework.CaseFile;

/**
 * One page of the queue.
 *
 * @param next cursor of the following page, empty on the last
 */
public record CasePage(List<CaseFile> cases, String next) {
  public CasePage {
    cases = List.copyOf(cases);
  }
}
