package tocsin.adapters.models;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.core.trees.Link;
import tocsin.core.trees.ScoreCard;

/**
 * Reads a score card, as JSON or as CSV with the columns feature, below, points, reason: an empty
 * {@code below} is the open last bin, {@code missing} the points of a missing value, and the
 * feature {@code *} the base points.
 */
final class CardFile {
  private static final List<String> COLUMNS = List.of("feature", "below", "points", "reason");
  private static final ScoreCard.Points NOTHING = new ScoreCard.Points(0, "");

  /** Bins of one feature while they are read. */
  private static final class Bins {
    final List<ScoreCard.Bin> bins = new ArrayList<>();
    ScoreCard.@Nullable Points missing;
  }

  private CardFile() {}

  static ScoreCard json(ModelFile file) {
    Doc doc = JsonDoc.read(file).only("base", "link", "characteristics");
    List<ScoreCard.Characteristic> characteristics = new ArrayList<>();
    for (Doc item : doc.at("characteristics").items()) {
      item.only("feature", "bins", "missing");
      List<ScoreCard.Bin> bins = new ArrayList<>();
      for (Doc bin : item.at("bins").items()) {
        bin.only("below", "points", "reason");
        double below = bin.has("below") ? bin.at("below").number() : Double.POSITIVE_INFINITY;
        bins.add(new ScoreCard.Bin(below, points(bin)));
      }
      ScoreCard.Points missing = item.has("missing") ? points(item.at("missing")) : NOTHING;
      int feature = feature(file, item.path(), item.at("feature").text());
      try {
        characteristics.add(new ScoreCard.Characteristic(feature, bins, missing));
      } catch (IllegalArgumentException e) {
        throw item.fault(String.valueOf(e.getMessage()));
      }
    }
    Link link = doc.has("link") ? SklearnLinear.link(doc) : Link.IDENTITY;
    return card(file, doc.has("base") ? doc.at("base").number() : 0, characteristics, link);
  }

  private static ScoreCard.Points points(Doc doc) {
    String reason = doc.has("reason") ? doc.at("reason").text() : "";
    return new ScoreCard.Points(doc.at("points").number(), reason);
  }

  static ScoreCard csv(ModelFile file) {
    Map<String, Bins> byFeature = new LinkedHashMap<>();
    double base = 0;
    boolean based = false;
    for (NamedCsvRecord row : rows(file)) {
      String place = "line " + row.getStartingLineNumber();
      String name = row.getField("feature");
      double number = number(file, place, row.getField("points"));
      if (name.equals("*")) {
        if (based) {
          throw file.fault(place, "the base is there twice");
        }
        based = true;
        base = number;
        continue;
      }
      ScoreCard.Points points = new ScoreCard.Points(number, row.getField("reason"));
      Bins bins = byFeature.computeIfAbsent(name, n -> new Bins());
      String below = row.getField("below");
      if (below.equals("missing")) {
        if (bins.missing != null) {
          throw file.fault(place, "missing is there twice for '" + ModelFile.shown(name) + "'");
        }
        bins.missing = points;
      } else {
        double edge = below.isEmpty() ? Double.POSITIVE_INFINITY : number(file, place, below);
        bins.bins.add(new ScoreCard.Bin(edge, points));
      }
    }
    List<ScoreCard.Characteristic> characteristics = new ArrayList<>();
    byFeature.forEach((name, bins) -> characteristics.add(characteristic(file, name, bins)));
    return card(file, base, characteristics, Link.IDENTITY);
  }

  private static ScoreCard.Characteristic characteristic(ModelFile file, String name, Bins bins) {
    try {
      return new ScoreCard.Characteristic(
          feature(file, "", name), bins.bins, bins.missing == null ? NOTHING : bins.missing);
    } catch (IllegalArgumentException e) {
      throw file.fault("'" + ModelFile.shown(name) + "'", String.valueOf(e.getMessage()));
    }
  }

  private static List<NamedCsvRecord> rows(ModelFile file) {
    List<NamedCsvRecord> rows = Csv.rows(file, file.limits().maxNodes());
    for (NamedCsvRecord row : rows.subList(0, Math.min(1, rows.size()))) {
      if (!row.getHeader().equals(COLUMNS)) {
        throw file.fault(
            "line 1",
            "columns are "
                + ModelFile.shown(row.getHeader().toString())
                + "; needed are "
                + COLUMNS);
      }
    }
    return rows;
  }

  private static double number(ModelFile file, String place, String text) {
    double number = Numbers.parse(text);
    if (!Double.isFinite(number)) {
      throw file.fault(place, "'" + ModelFile.shown(text) + "' is no finite number");
    }
    return number;
  }

  private static int feature(ModelFile file, String place, String name) {
    int feature = file.features().indexOf(name);
    if (feature < 0) {
      throw file.fault(place, "feature '" + ModelFile.shown(name) + "' is not in model.json");
    }
    return feature;
  }

  private static ScoreCard card(
      ModelFile file, double base, List<ScoreCard.Characteristic> characteristics, Link link) {
    if (characteristics.isEmpty()) {
      throw file.fault("", "has no characteristics");
    }
    try {
      return new ScoreCard(file.features().size(), base, characteristics, link, file.limits());
    } catch (IllegalArgumentException e) {
      throw file.fault("", String.valueOf(e.getMessage()));
    }
  }
}
