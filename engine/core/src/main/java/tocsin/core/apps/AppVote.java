package tocsin.core.apps;

import java.util.List;

/**
 * What one person's sessions said of one set, since when. Votes of one person on one set merge
 * without regard to order: every time is the earliest.
 *
 * @param set the set's target
 * @param voter hash of the person's pseudonym
 * @param firstAt first access of the first session, milliseconds UTC
 * @param signs since when each was shown, milliseconds UTC
 * @param members since when each was met
 */
public record AppVote(
    String set, long voter, long firstAt, List<SignSince> signs, List<AppSince> members) {

  public AppVote {
    signs = signs == null ? List.of() : signs;
    members = members == null ? List.of() : members;
  }

  @Override
  public String toString() {
    return "AppVote[set=" + set + ", members=" + members.size() + "]";
  }
}
