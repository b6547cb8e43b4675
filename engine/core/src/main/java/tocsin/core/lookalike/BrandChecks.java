package tocsin.core.lookalike;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import tocsin.core.kernel.Hosts;
import tocsin.domain.pack.Brand;
import tocsin.domain.pack.Brands;

/** Finds every fault in a pack's brands in one go. */
public final class BrandChecks {
  private static final int MOST_BRANDS = 2000;
  private static final int SHORTEST_NAME = 5;
  private static final int SHORTEST_PINYIN = 6;
  private static final int LONGEST = 40;

  private final BiConsumer<String, String> problem;
  private final Map<String, String> holders = new HashMap<>();

  private BrandChecks(BiConsumer<String, String> problem) {
    this.problem = problem;
  }

  /**
   * Checks brands.
   *
   * @param problem takes where ({@code brands/icbc/names}) and what
   */
  public static void check(Brands brands, BiConsumer<String, String> problem) {
    BrandChecks checks = new BrandChecks(problem);
    if (brands.brands().size() > MOST_BRANDS) {
      problem.accept("brands", brands.brands().size() + " brands; at most " + MOST_BRANDS);
      return;
    }
    Set<String> ids = new HashSet<>();
    for (Brand brand : brands.brands()) {
      if (!ids.add(brand.id())) {
        problem.accept("brands/" + brand.id(), "the id stands twice");
      }
      checks.brand(brand, "brands/" + brand.id());
    }
    checks.words("brands/lures", brands.lures());
    checks.words("brands/words", brands.words());
  }

  private void brand(Brand brand, String where) {
    names(where + "/names", brand.names(), SHORTEST_NAME);
    names(where + "/pinyin", brand.pinyin(), SHORTEST_PINYIN);
    names(where + "/short", brand.shorts(), 2);
    for (String domain : brand.own()) {
      if (!domain.equals(Hosts.canonical(domain))) {
        problem.accept(where + "/own", "'" + domain + "' is no domain in lower case");
      }
    }
  }

  private void names(String where, List<String> names, int shortest) {
    for (String name : names) {
      if (!isWord(name)) {
        problem.accept(where, "'" + name + "' may hold a–z and 0–9 only");
      } else if (name.length() < shortest || name.length() > LONGEST) {
        problem.accept(
            where,
            "'" + name + "' has " + name.length() + " letters; " + shortest + " to " + LONGEST);
      } else {
        claim(where, name);
      }
    }
  }

  private void words(String where, List<String> words) {
    for (String word : words) {
      if (HanNames.isHan(word)) {
        continue;
      }
      if (!isWord(word) || word.length() > LONGEST) {
        problem.accept(where, "'" + word + "' may hold a–z and 0–9 only, or Chinese characters");
      }
    }
  }

  /** Two names that look the same could not be told apart. */
  private void claim(String where, String word) {
    StringBuilder folded = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      folded.append((char) ('A' + Fold.symbol(word.charAt(i))));
    }
    String holder = holders.putIfAbsent(folded.toString(), word + " of " + where);
    if (holder != null) {
      problem.accept(where, "'" + word + "' looks like " + holder);
    }
  }

  static boolean isWord(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
  }
}
