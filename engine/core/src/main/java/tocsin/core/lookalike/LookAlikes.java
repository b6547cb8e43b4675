package tocsin.core.lookalike;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.Hosts;
import tocsin.core.kernel.PublicSuffixes;
import tocsin.core.kernel.SuffixTable;
import tocsin.core.lookalike.Labels.Place;
import tocsin.core.lookalike.Word.Role;
import tocsin.domain.pack.Brand;
import tocsin.domain.pack.Brands;

/**
 * Finds the brand that a host imitates. Each label is read in the words of the pack (names and what
 * stands beside them) over folded letters, so that digits and letters of other scripts read as what
 * they pass for; a label that is no words is looked up among the names' misspellings; the genuine
 * domains are looked for in front of the host's own. O(length); nothing is allocated for a host in
 * ASCII without sub-domains that imitates nobody. Immutable and thread-safe.
 */
public final class LookAlikes {
  /** Knows no brand. */
  public static final LookAlikes NONE = of(Brands.NONE, PublicSuffixes.of(ImmutableList.of()), 0);

  /** Labels below the registrable domain that are read, from the right. */
  private static final int LABELS_BELOW = 6;

  private final Brands brands;
  private final PublicSuffixes suffixes;
  private final SuffixTable own;
  private final ImmutableList<Brand> owners;
  private final Labels labels;
  private final HanNames han;
  private final ImmutableSet<String> cheap;
  private final ImmutableSet<String> closed;

  private LookAlikes(
      PublicSuffixes suffixes,
      SuffixTable own,
      ImmutableList<Brand> owners,
      Labels labels,
      HanNames han,
      Brands brands) {
    this.brands = brands;
    this.suffixes = suffixes;
    this.own = own;
    this.owners = owners;
    this.labels = labels;
    this.han = han;
    this.cheap = ImmutableSet.copyOf(brands.cheapSuffixes());
    this.closed = ImmutableSet.copyOf(brands.closedSuffixes());
  }

  /**
   * Compiles brands that {@link BrandChecks} found sound; of what is not, the first wins.
   *
   * @param seed secret key of the table of genuine domains
   */
  public static LookAlikes of(Brands brands, PublicSuffixes suffixes, long seed) {
    Words names = new Words(true);
    Words words = new Words(false);
    brands.lures().forEach(word -> add(words, word, Role.LURE, null));
    brands.words().forEach(word -> add(words, word, Role.COMMON, null));
    Variants variants = new Variants();
    SuffixTable.Builder own = new SuffixTable.Builder(seed);
    ImmutableList.Builder<Brand> owners = ImmutableList.builder();
    int domains = 0;
    for (Brand brand : brands.brands()) {
      brand.names().forEach(name -> add(names, name, Role.NAME, brand));
      brand.pinyin().forEach(name -> add(names, name, Role.PINYIN, brand));
      brand.shorts().forEach(name -> add(names, name, Role.SHORT, brand));
      brand.names().forEach(name -> add(words, name, Role.NAME, brand));
      brand.pinyin().forEach(name -> add(words, name, Role.PINYIN, brand));
      for (String domain : brand.own()) {
        if (own.add(domain) == domains) {
          owners.add(brand);
          domains++;
        }
      }
    }
    Set<String> honest = honest(brands);
    for (Brand brand : brands.brands()) {
      brand.names().forEach(name -> variants.add(brand, name, honest));
      brand.pinyin().forEach(name -> variants.add(brand, name, honest));
    }
    return new LookAlikes(
        suffixes,
        own.build(),
        owners.build(),
        new Labels(names, words, variants),
        new HanNames(brands),
        brands);
  }

  /** Labels that are somebody's name, or a genuine domain's. */
  private static Set<String> honest(Brands brands) {
    Set<String> honest = new HashSet<>();
    for (Brand brand : brands.brands()) {
      honest.addAll(brand.names());
      honest.addAll(brand.pinyin());
      honest.addAll(brand.not());
      brand.own().forEach(domain -> honest.add(domain.substring(0, (domain + ".").indexOf('.'))));
    }
    return honest;
  }

  private static void add(Words words, String text, Role role, @Nullable Brand brand) {
    if (!text.isEmpty() && BrandChecks.isWord(text)) {
      words.add(new Word(text, role, brand));
    }
  }

  /** What this was compiled from. */
  public Brands brands() {
    return brands;
  }

  /** The brand that a canonical host, no address, imitates; null when none. */
  public @Nullable LookAlike find(String host) {
    return find(host, suffixes.registrableStart(host));
  }

  /**
   * The same for a host that was walked already.
   *
   * @param site where its registrable domain begins, negative when it is a public suffix
   */
  public @Nullable LookAlike find(String host, int site) {
    int suffix = site < 0 ? 0 : host.indexOf('.', site) + 1;
    if (suffix == 0) {
      return null;
    }
    LookAlike found = anywhere(host, site, suffix);
    // Asked last: few hosts come this far.
    return found == null || owner(host) >= 0 || isClosed(host, suffix) ? null : found;
  }

  private @Nullable LookAlike anywhere(String host, int site, int suffix) {
    LookAlike found = inFront(host, site - 1);
    if (found != null) {
      return found;
    }
    found = label(host, site, suffix - 1, Place.CHEAP);
    if (found != null && !cheap.contains(host.substring(suffix))) {
      found = label(host, site, suffix - 1, Place.REGISTERED);
    }
    int end = site - 1;
    for (int i = 0; i < LABELS_BELOW && found == null && end > 0; i++) {
      int start = host.lastIndexOf('.', end - 1) + 1;
      found = label(host, start, end, Place.BELOW_CHEAP);
      if (found != null && !cheap.contains(host.substring(suffix))) {
        found = label(host, start, end, Place.BELOW);
      }
      end = start - 1;
    }
    return found;
  }

  private @Nullable LookAlike label(String host, int from, int to, Place place) {
    if (!host.startsWith("xn--", from)) {
      return labels.read(host, from, to, place, false);
    }
    String letters = Hosts.unicode(host.substring(from, to));
    if (letters == null) {
      return null;
    }
    LookAlike named = han.find(letters);
    String latin = Fold.latin(letters);
    return named != null ? named : labels.read(latin, 0, latin.length(), place, true);
  }

  /** The entry for a host or a parent of it among the genuine domains, or −1. */
  private int owner(String host) {
    int[] last = {-1};
    own.walk(host, (id, start) -> last[0] = id);
    return last[0];
  }

  /** A genuine domain among the labels in front of the host's own. */
  private @Nullable LookAlike inFront(String host, int end) {
    int to = end;
    for (int i = 0; i < LABELS_BELOW && to > 0; i++) {
      if (host.lastIndexOf('.', to - 1) < 0) {
        return null;
      }
      String front = host.substring(0, to);
      int id = owner(front);
      if (id >= 0) {
        return new LookAlike(owners.get(id), Technique.SUBDOMAIN, own.entry(id));
      }
      to = host.lastIndexOf('.', to - 1);
    }
    return null;
  }

  /** Whether strangers cannot register under a suffix. */
  private boolean isClosed(String host, int suffix) {
    int dot = host.indexOf('.', suffix);
    if (dot < 0) {
      return closed.contains(host.substring(suffix));
    }
    boolean country = host.length() - dot == 3;
    return closed.contains(host.substring(suffix))
        || (country && closed.contains(host.substring(suffix, dot) + ".*"));
  }
}
