package tocsin.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tocsin.benchmarks.discovery.DiscoveryReport;

/**
 * How well unlisted targets are found in a city made by {@code tocsin simulate}, and what that adds
 * to people. From the repository's root:
 *
 * <pre>
 * java -Xmx5g -cp 'benchmarks/target/classes:benchmarks/target/lib/*' tocsin.benchmarks.Discovery CITY [OUT]
 * </pre>
 */
public final class Discovery {
  private Discovery() {}

  /** Runs and writes; ends with 2 when the command line is not understood. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 1 || arguments.length > 2) {
      System.err.println("Discovery CITY [OUT]: the folder of a city, and where the table goes");
      System.exit(2);
    }
    Path out = Path.of(arguments.length > 1 ? arguments[1] : "benchmarks/results/discovery.md");
    Path pack = Path.of("models/packs/base");
    String report = DiscoveryReport.of(Path.of(arguments[0]), pack, System.out::println);
    Files.writeString(out, report);
  }
}
