package tocsin.core.lookalike;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;
import tocsin.domain.pack.Brand;
import tocsin.domain.pack.Brands;

/** Chinese names in labels of Chinese characters, alone with a lure word: 工商银行客服. */
final class HanNames {
  private static final int SHORTEST = 3;

  private final ImmutableList<Brand> brands;
  private final ImmutableList<String> lures;

  HanNames(Brands brands) {
    this.brands =
        brands.brands().stream()
            .filter(brand -> brand.zh().length() >= SHORTEST && isHan(brand.zh()))
            .collect(ImmutableList.toImmutableList());
    this.lures =
        brands.lures().stream().filter(HanNames::isHan).collect(ImmutableList.toImmutableList());
  }

  /** O(brands); only labels with Chinese characters come here. */
  @Nullable LookAlike find(String letters) {
    if (letters.length() <= SHORTEST || !isHan(letters)) {
      return null;
    }
    for (Brand brand : brands) {
      int at = letters.indexOf(brand.zh());
      String rest =
          at < 0 ? "" : letters.substring(0, at) + letters.substring(at + brand.zh().length());
      if (lures.contains(rest)) {
        return new LookAlike(brand, Technique.COMBOSQUAT, letters);
      }
    }
    return null;
  }

  static boolean isHan(String text) {
    return text.codePoints().anyMatch(Character::isIdeographic);
  }
}
