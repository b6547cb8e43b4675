package tocsin.adapters.models;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import tocsin.core.trees.FeatureModel;

/**
 * Rows with the raw scores that the training library gave them: a model that scores them otherwise
 * here is refused. CSV with the schema's names and {@code raw} last; an empty value is missing.
 */
final class GoldenRows {
  private static final int LEAST = 100;
  private static final int MOST = 200_000;

  private GoldenRows() {}

  /** Refuses the bundle at the first row that is off by more than its kind allows. */
  static void prove(ModelBundle bundle, ModelFile golden) {
    ModelBundle.Header header = bundle.header();
    List<NamedCsvRecord> rows = Csv.rows(golden, MOST);
    if (rows.size() < LEAST) {
      throw golden.fault("", rows.size() + " rows; at least " + LEAST + " prove a model");
    }
    List<String> columns = new ArrayList<>(header.features());
    columns.add("raw");
    if (!rows.get(0).getHeader().equals(columns)) {
      throw golden.fault("line 1", "its columns are not model.json's features and 'raw'");
    }
    for (NamedCsvRecord row : rows) {
      String place = "line " + row.getStartingLineNumber();
      double expected = Numbers.parse(row.getField(columns.size() - 1));
      if (!Double.isFinite(expected)) {
        throw golden.fault(place, "'raw' is no finite number");
      }
      double raw = raw(bundle, golden, row, place);
      double off = Math.abs(raw - expected) / Math.max(1, Math.abs(expected));
      if (!(off <= header.kind().tolerance())) {
        throw golden.fault(
            place,
            "raw score is "
                + raw
                + " here and "
                + expected
                + " where it was trained; off by "
                + off
                + ", allowed is "
                + header.kind().tolerance());
      }
    }
  }

  private static double raw(
      ModelBundle bundle, ModelFile golden, NamedCsvRecord row, String place) {
    if (bundle instanceof ModelBundle.OfTexts texts) {
      return texts.model().raw(row.getField(0));
    }
    FeatureModel model = ((ModelBundle.OfRows) bundle).model();
    double[] values = new double[model.features()];
    for (int i = 0; i < values.length; i++) {
      String text = row.getField(i);
      values[i] = text.isEmpty() ? Double.NaN : Numbers.parse(text);
      if (!text.isEmpty() && !Double.isFinite(values[i])) {
        throw golden.fault(
            place,
            "'"
                + golden.features().get(i)
                + "' is '"
                + ModelFile.shown(text)
                + "'; allowed are finite numbers and nothing");
      }
    }
    return model.raw(values);
  }
}
