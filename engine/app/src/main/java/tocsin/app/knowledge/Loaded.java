package tocsin.app.knowledge;

import java.util.List;
import java.util.Map;
import tocsin.adapters.feeds.FeedAccount;
import tocsin.domain.people.Contact;
import tocsin.domain.people.RosterFault;
import tocsin.job.Edition;

/**
 * An edition with the account of how it was loaded.
 *
 * @param contacts names and phone numbers by subject; for the contact list only
 */
public record Loaded(
    Edition edition,
    List<FeedAccount> feeds,
    List<RosterFault> rosterFaults,
    Map<String, Contact> contacts) {
  @Override
  public String toString() {
    return "Loaded[…]";
  }
}
