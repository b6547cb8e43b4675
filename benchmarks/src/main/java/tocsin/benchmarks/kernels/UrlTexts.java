package tocsin.benchmarks.kernels;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** URLs to parse: real ones of the shared training data where it is there, else invented. */
final class UrlTexts {
  static final int COUNT = 1 << 14;

  private static final List<Path> LISTS =
      List.of(
          Path.of("../shared/data/train/benign.tsv.gz"),
          Path.of("../shared/data/train/phish_redistributable.tsv.gz"));

  private UrlTexts() {}

  static boolean areReal() {
    return LISTS.stream().allMatch(Files::exists);
  }

  static String[] read() {
    List<String> urls = areReal() ? real() : invented();
    Collections.shuffle(urls, new Random(13));
    return urls.subList(0, COUNT).toArray(String[]::new);
  }

  private static List<String> real() {
    List<String> urls = new ArrayList<>();
    for (Path list : LISTS) {
      Shared.lines(
          list,
          line -> {
            String[] cells = line.split("\t", -1);
            if (cells.length > 3 && cells[2].equals("url") && cells[3].indexOf("://") > 0) {
              urls.add(cells[3]);
            }
          });
    }
    return urls;
  }

  private static List<String> invented() {
    SplittableRandom random = new SplittableRandom(13);
    List<String> urls = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      String name = Long.toString(random.nextLong(1L << 50, 1L << 51), 36);
      String host = (i % 2 == 0 ? "www." : "") + name + ".example";
      urls.add("https://" + host + "/" + name.substring(3) + "/index.html?id=" + (i * 31 % 9973));
    }
    return urls;
  }
}
