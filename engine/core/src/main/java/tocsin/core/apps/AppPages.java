package tocsin.core.apps;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.Hash64;
import tocsin.domain.intel.AppHost;
import tocsin.domain.intel.AppSetFact;
import tocsin.domain.intel.AppSign;
import tocsin.domain.pack.Apps;
import tocsin.domain.pack.SignWeight;

/**
 * What a page in the target ledger makes of the facts it is told. One person's session may be
 * chance; two people's that share an API and another host in the same roles are one app.
 *
 * <p>The earliest votes are kept, so that what was said of a time stays said when more people come,
 * and the order of arrival changes nothing: each person's facts come in the order of their times.
 */
public final class AppPages {
  /** Sets a page is counted in; a host in more of them is a platform nobody has listed yet. */
  private static final int MAX_SETS = 32;

  /** People counted per set. */
  private static final int MAX_VOTERS = 16;

  private static final int MAX_MEMBERS = 24;

  private final Apps apps;

  public AppPages(Apps apps) {
    this.apps = apps;
  }

  /** Takes a fact in. O(votes · members). */
  public List<AppVote> add(List<AppVote> votes, AppSetFact fact) {
    AppVote vote = vote(fact);
    List<AppVote> all = new ArrayList<>(votes.size() + 1);
    boolean met = false;
    for (AppVote other : votes) {
      boolean same = other.set().equals(vote.set()) && other.voter() == vote.voter();
      all.add(same ? merged(other, vote) : other);
      met |= same;
    }
    if (!met) {
      all.add(vote);
      all.sort(Comparator.comparing(AppVote::set).thenComparingLong(AppVote::voter));
      trim(all, vote.set());
    }
    return List.copyOf(all);
  }

  private static AppVote vote(AppSetFact fact) {
    List<SignSince> signs = new ArrayList<>();
    for (AppSign sign : AppSign.values()) {
      if (sign.in(fact.signs())) {
        signs.add(new SignSince(sign, fact.at()));
      }
    }
    List<AppSince> members = new ArrayList<>();
    fact.members().forEach(host -> members.add(new AppSince(host, fact.at())));
    return new AppVote(fact.set(), Hash64.of(fact.subject()), fact.firstAt(), signs, members);
  }

  private static AppVote merged(AppVote a, AppVote b) {
    Map<AppSign, SignSince> signs = new EnumMap<>(AppSign.class);
    a.signs().forEach(each -> signs.put(each.sign(), each));
    b.signs().forEach(s -> signs.merge(s.sign(), s, (x, y) -> x.at() <= y.at() ? x : y));
    Map<String, AppSince> members = new TreeMap<>();
    a.members().forEach(member -> members.put(member.host().site(), member));
    b.members().forEach(m -> members.merge(m.host().site(), m, AppPages::earlier));
    List<AppSince> kept = new ArrayList<>(members.values());
    while (kept.size() > MAX_MEMBERS) {
      kept.remove(latest(kept));
    }
    return new AppVote(
        a.set(), a.voter(), Math.min(a.firstAt(), b.firstAt()), List.copyOf(signs.values()), kept);
  }

  private static AppSince earlier(AppSince a, AppSince b) {
    AppHost host = a.host().host().compareTo(b.host().host()) <= 0 ? a.host() : b.host();
    AppHost both = new AppHost(host.site(), host.host(), a.host().roles() | b.host().roles());
    return new AppSince(both, Math.min(a.at(), b.at()));
  }

  private static int latest(List<AppSince> members) {
    int worst = 0;
    for (int i = 1; i < members.size(); i++) {
      worst = members.get(i).at() >= members.get(worst).at() ? i : worst;
    }
    return worst;
  }

  private static void trim(List<AppVote> votes, String added) {
    Map<String, Long> sets = new TreeMap<>();
    votes.forEach(vote -> sets.merge(vote.set(), begun(vote), Math::min));
    if (sets.size() > MAX_SETS) {
      String latest = Collections.max(sets.entrySet(), Map.Entry.comparingByValue()).getKey();
      votes.removeIf(vote -> vote.set().equals(latest));
    }
    List<AppVote> ofSet = votes.stream().filter(vote -> vote.set().equals(added)).toList();
    if (ofSet.size() > MAX_VOTERS) {
      votes.remove(
          Collections.max(
              ofSet, Comparator.comparingLong(AppPages::begun).thenComparingLong(AppVote::voter)));
    }
  }

  private static long begun(AppVote vote) {
    long begun = Long.MAX_VALUE;
    for (AppSince member : vote.members()) {
      begun = Math.min(begun, member.at());
    }
    return begun;
  }

  /**
   * The strongest that a page says as of a time, or null.
   *
   * @param site the page's own: a set's target, or a member's site, which must be among those that
   *     agree
   */
  public @Nullable AppEvidence asOf(List<AppVote> votes, String site, long at) {
    AppEvidence best = null;
    int from = 0;
    while (from < votes.size()) {
      int to = from + 1;
      while (to < votes.size() && votes.get(to).set().equals(votes.get(from).set())) {
        to++;
      }
      AppEvidence evidence = agreed(votes.subList(from, to), site, at);
      boolean stronger = evidence != null && (best == null || evidence.weight() > best.weight());
      best = stronger ? evidence : best;
      from = to;
    }
    return best;
  }

  /** Moments at which what a page says may turn, in order. */
  public List<Long> turns(List<AppVote> votes) {
    TreeSet<Long> turns = new TreeSet<>();
    for (AppVote vote : votes) {
      vote.signs().forEach(sign -> turns.add(sign.at()));
      vote.members().forEach(member -> turns.add(member.at()));
    }
    return List.copyOf(turns);
  }

  private @Nullable AppEvidence agreed(List<AppVote> votes, String site, long at) {
    Map<String, List<AppSince>> bySite = new TreeMap<>();
    long firstAt = Long.MAX_VALUE;
    int people = 0;
    for (AppVote vote : votes) {
      boolean counts = false;
      for (AppSince member : vote.members()) {
        if (member.at() <= at) {
          bySite.computeIfAbsent(member.host().site(), s -> new ArrayList<>()).add(member);
          counts = true;
        }
      }
      people += counts ? 1 : 0;
      firstAt = counts ? Math.min(firstAt, vote.firstAt()) : firstAt;
    }
    List<AppHost> members = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    for (List<AppSince> seen : bySite.values()) {
      if (seen.size() >= apps.people()) {
        members.add(seen.stream().reduce(AppPages::earlier).orElseThrow().host());
        times.add(nth(seen.stream().map(AppSince::at).sorted().toList()));
      }
    }
    boolean own = site.equals(votes.get(0).set()) || contains(members, site);
    int signs = signs(votes, at);
    if (members.size() < 2 || !own || signs == 0) {
      return null;
    }
    times.sort(null);
    return new AppEvidence(
        votes.get(0).set(), times.get(1), firstAt, people, weight(signs), signs, members);
  }

  private long nth(List<Long> sorted) {
    return sorted.get(apps.people() - 1);
  }

  private static boolean contains(List<AppHost> members, String site) {
    return members.stream().anyMatch(member -> member.site().equals(site));
  }

  private int signs(List<AppVote> votes, long at) {
    int signs = 0;
    for (AppSign sign : AppSign.values()) {
      int showing = 0;
      for (AppVote vote : votes) {
        showing += shows(vote, sign, at) ? 1 : 0;
      }
      signs |= showing >= needed(sign) ? sign.bit() : 0;
    }
    return signs;
  }

  private static boolean shows(AppVote vote, AppSign sign, long at) {
    return vote.signs().stream().anyMatch(each -> each.sign() == sign && each.at() <= at);
  }

  /** What is rarely seen twice may be seen by one; what names the app must be seen by all. */
  private int needed(AppSign sign) {
    return switch (sign) {
      case SIDELOAD, FIRST_RUN, ROTATION, GENERATOR -> 1;
      default -> apps.people();
    };
  }

  /** The weight of signs, within the cap; never below nothing. */
  public int weight(int signs) {
    int sum = 0;
    for (SignWeight each : apps.weights()) {
      sum += each.sign().in(signs) ? each.weight() : 0;
    }
    return Math.max(0, Math.min(apps.cap(), sum));
  }
}
