package tocsin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import tocsin.adapters.file.Format;
import tocsin.adapters.file.InputSpec;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.models.city.CityGenerator;
import tocsin.models.city.CityPlan;

/** A small city made for a test; its records come in order. */
record Town(Path folder) {

  static Town make(Path folder, int people, int days, long seed) throws IOException {
    CityGenerator.make(
        new CityPlan(people, days, seed, CityPlan.DEFAULT_START, 60),
        folder,
        CityGenerator.Writing.PLAIN);
    Town town = new Town(folder);
    List<String> lines = new ArrayList<>(town.lines());
    lines.sort(Comparator.comparingLong(Town::at));
    Files.write(town.records(), lines);
    return town;
  }

  FileKnowledge knowledge() {
    return knowledge("");
  }

  FileKnowledge knowledge(Path key) {
    return knowledge(key.toString());
  }

  private FileKnowledge knowledge(String key) {
    return new FileKnowledge(
        ReferenceRun.root().resolve("models/packs/base").toString(),
        List.of(folder.resolve("indicators.csv").toString()),
        folder.resolve("roster").toString(),
        folder.resolve("lines.csv").toString(),
        key);
  }

  /** The same with what the desk did. */
  FileKnowledge handled(Path handled) {
    return told(handled.toString(), "");
  }

  /** The same with what people hold of targets. */
  FileKnowledge judged(Path judged) {
    return told("", judged.toString());
  }

  private FileKnowledge told(String handled, String judged) {
    FileKnowledge plain = knowledge();
    return new FileKnowledge(
        plain.pack(),
        plain.indicators(),
        plain.roster(),
        plain.lines(),
        plain.keyFile(),
        handled,
        judged);
  }

  Path records() {
    return folder.resolve("records.jsonl");
  }

  InputSpec input() {
    return input(records());
  }

  static InputSpec input(Path... files) {
    return new InputSpec(
        Arrays.stream(files).map(Path::toString).toList(),
        Format.UNKNOWN,
        "",
        false,
        0,
        Long.MAX_VALUE,
        1 << 20);
  }

  List<String> lines() {
    try {
      return Files.readAllLines(records());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same records dealt out to several files at random, each out of order by less than the given
   * time, with some lines twice.
   */
  Path[] scattered(int files, long disorderMillis, Random random) throws IOException {
    List<List<String>> dealt = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      dealt.add(new ArrayList<>());
    }
    for (String line : lines()) {
      List<String> file = dealt.get(random.nextInt(files));
      file.add(line);
      if (random.nextInt(50) == 0) {
        dealt.get(random.nextInt(files)).add(line);
      }
    }
    Path[] paths = new Path[files];
    for (int i = 0; i < files; i++) {
      List<String> jittered = new ArrayList<>();
      dealt.get(i).stream()
          .map(line -> new Jittered(at(line) + random.nextLong(disorderMillis), line))
          .sorted(Comparator.comparingLong(Jittered::at))
          .forEach(each -> jittered.add(each.line()));
      paths[i] = folder.resolve("scattered-" + files + "-" + i + ".jsonl");
      Files.write(paths[i], jittered);
    }
    return paths;
  }

  private record Jittered(long at, String line) {}

  private static long at(String line) {
    return Long.parseLong(line.substring(6, line.indexOf(',')));
  }
}
