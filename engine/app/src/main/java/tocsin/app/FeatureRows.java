package tocsin.app;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import tocsin.core.detect.TargetScore;
import tocsin.core.fuse.TargetVector;

/**
 * The vector that shadow models read, as CSV for trainers: a head line, then a row an input; a
 * missing value is empty. With a label it stands last; what cannot be judged has no row.
 */
final class FeatureRows implements ScoreOutput {
  private final Writer out;
  private final String label;

  FeatureRows(OutputStream out, String label) throws IOException {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    this.label = label;
    this.out.write(String.join(",", TargetVector.NAMES));
    this.out.write(label.isEmpty() ? "\n" : ",label\n");
  }

  @Override
  public void score(String input, TargetScore score) throws IOException {
    double[] row = TargetVector.of(score.evidence(), score.kind(), score.host(), score.path());
    for (int i = 0; i < row.length; i++) {
      out.write(i == 0 ? "" : ",");
      out.write(text(row[i]));
    }
    out.write(label.isEmpty() ? "\n" : "," + label + "\n");
  }

  private static String text(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  @Override
  public void error(String input, String error) {
    System.err.println("tocsin: no row for " + ScoreTexts.shown(input) + ": " + error);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
