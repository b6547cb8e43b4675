package tocsin.domain.pack;

import java.util.List;

/**
 * The brands of a pack and the words that look-alikes put beside them.
 *
 * @param lures words that call to an act (log in, refund, safe account), lower case or Han
 * @param words words that many honest names hold too (pay, app, shop)
 * @param cheapSuffixes public suffixes that brands do not use and frauds do
 * @param closedSuffixes public suffixes under which strangers cannot register; {@code gov.*} is
 *     {@code gov} below any country
 */
public record Brands(
    List<String> lures,
    List<String> words,
    List<String> cheapSuffixes,
    List<String> closedSuffixes,
    List<Brand> brands) {

  /** No brand at all. */
  public static final Brands NONE =
      new Brands(List.of(), List.of(), List.of(), List.of(), List.of());
}
