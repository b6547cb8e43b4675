package tocsin.adapters.json;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import tocsin.domain.pack.Brand;
import tocsin.domain.pack.BrandKind;
import tocsin.domain.pack.Brands;

/** Reads a pack's {@code brands.yaml}. */
final class BrandReader {
  private final BiConsumer<String, YamlNode> places;

  /**
   * @param places learns where each part stands, for problems found later
   */
  BrandReader(BiConsumer<String, YamlNode> places) {
    this.places = places;
  }

  Brands read(YamlNode node) {
    node.only("lures", "words", "cheapSuffixes", "closedSuffixes", "brands");
    List<Brand> brands = new ArrayList<>();
    for (YamlNode brand : at("brands", node.get("brands")).items()) {
      brands.add(brand(brand));
    }
    return new Brands(
        at("brands/lures", node.get("lures")).texts(),
        at("brands/words", node.get("words")).texts(),
        node.get("cheapSuffixes").texts(),
        node.get("closedSuffixes").texts(),
        brands);
  }

  private Brand brand(YamlNode node) {
    node.only("id", "kind", "zh", "en", "names", "pinyin", "short", "own", "not");
    String id = node.get("id").text();
    String place = "brands/" + id;
    at(place, node);
    return new Brand(
        id,
        node.get("kind").requiredOf(BrandKind.class, BrandKind.TECH),
        node.get("zh").text(),
        node.get("en").text(),
        at(place + "/names", node.get("names")).texts(),
        at(place + "/pinyin", node.get("pinyin")).texts(),
        at(place + "/short", node.get("short")).texts(),
        at(place + "/own", node.get("own")).texts(),
        node.get("not").texts());
  }

  private YamlNode at(String place, YamlNode node) {
    places.accept(place, node);
    return node;
  }
}
