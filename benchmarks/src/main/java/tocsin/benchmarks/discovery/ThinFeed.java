package tocsin.benchmarks.discovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.core.evaluate.Truth;
import tocsin.core.kernel.Hash64;

/**
 * A city's feed with less in it: no entry of the campaigns held out, and a share of the right
 * entries of the others. Mistakes stay. Drawn by a hash of names, so the same every time.
 *
 * @param name for the table
 * @param held share of campaigns held out, 0–1
 * @param kept share of the right entries kept, 0–1
 */
record ThinFeed(String name, double held, double kept) {

  boolean holdsOut(String campaign) {
    return share("held " + campaign) < held;
  }

  private static double share(String text) {
    return (Hash64.of(text) >>> 11) * 0x1.0p-53;
  }

  /** Writes the feed that is left. */
  Path write(Path indicators, Truth truth, Path folder) throws IOException {
    Map<String, String> campaigns = new HashMap<>();
    truth.sites().forEach(site -> campaigns.put(site.target(), site.campaign()));
    truth
        .sites()
        .forEach(
            site ->
                campaigns.putIfAbsent(
                    site.target().substring(site.target().indexOf('.') + 1), site.campaign()));
    List<String> left = new ArrayList<>();
    for (String line : Files.readAllLines(indicators)) {
      String value = line.split(",", -1)[1];
      @Nullable String campaign = campaigns.get(value);
      boolean right = campaign != null;
      if (!right || (!holdsOut(String.valueOf(campaign)) && share("kept " + value) < kept)) {
        left.add(line);
      }
    }
    Path out = folder.resolve("indicators.csv");
    Files.write(out, left);
    return out;
  }
}
