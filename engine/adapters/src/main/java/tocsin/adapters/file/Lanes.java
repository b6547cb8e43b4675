package tocsin.adapters.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.Intake;

/**
 * Deals inputs out to readers. Logs that are joined stay together; a large plain file of native
 * lines is dealt out in stripes; other files go, largest first, to the lane with least to read.
 */
public final class Lanes {
  private static final int PEEKS = 8;

  private Lanes() {}

  /** Which inputs must be read by one reader: those of one folder. */
  static String group(String file) {
    Path parent = file.equals(InputSpec.STDIN) ? null : Path.of(file).getParent();
    return parent == null ? "" : parent.toString();
  }

  /** Which lane takes up a file that is followed: the same for what is there and what comes. */
  static int owner(String file, int lanes) {
    return Math.floorMod(group(file).hashCode(), lanes);
  }

  /** What is read together, with its size. */
  private record Group(List<FilePosition> positions, long bytes) {}

  /**
   * Plans who reads what. Looks into every file.
   *
   * @param lanes how many readers there are, at least 1
   * @throws IOException when a path does not exist
   */
  public static List<Lane> plan(InputSpec spec, int lanes) throws IOException {
    List<List<FilePosition>> dealt = new ArrayList<>();
    long[] load = new long[lanes];
    for (int i = 0; i < lanes; i++) {
      dealt.add(new ArrayList<>());
    }
    List<Group> groups = new ArrayList<>();
    Map<String, List<FilePosition>> zeek = new LinkedHashMap<>();
    for (String file : InputFiles.expand(spec.paths())) {
      FormatDetector.Detected detected = detect(file, spec);
      if (spec.follow()) {
        // An empty file shows what it is when something comes; the reader looks again.
        if (detected.format() != Format.EMPTY) {
          dealt.get(owner(file, lanes)).add(start(file, detected.format(), 0, 1, spec));
        }
        continue;
      }
      long size = file.equals(InputSpec.STDIN) ? 0 : Path.of(file).toFile().length();
      boolean striped =
          detected.format() == Format.NATIVE
              && !detected.compressed()
              && lanes > 1
              && size > StripeStream.BLOCK * lanes;
      if (striped) {
        for (int i = 0; i < lanes; i++) {
          dealt.get(i).add(start(file, detected.format(), i, lanes, spec));
          load[i] += size / lanes;
        }
        continue;
      }
      FilePosition position = start(file, detected.format(), 0, 1, spec);
      boolean joined =
          detected.format() == Format.ZEEK_TSV || detected.format() == Format.ZEEK_JSON;
      if (joined) {
        zeek.computeIfAbsent(group(file), g -> new ArrayList<>()).add(position);
      } else {
        groups.add(new Group(List.of(position), size));
      }
    }
    zeek.values().forEach(together -> groups.add(new Group(together, bytes(together))));
    groups.sort(Comparator.comparingLong(Group::bytes).reversed());
    for (Group group : groups) {
      int lightest = lightest(load);
      dealt.get(lightest).addAll(group.positions());
      load[lightest] += Math.max(1, group.bytes());
    }
    List<Lane> plan = new ArrayList<>();
    for (int i = 0; i < lanes; i++) {
      plan.add(new Lane(i, lanes, dealt.get(i)));
    }
    return plan;
  }

  private static int lightest(long[] load) {
    int lightest = 0;
    for (int i = 1; i < load.length; i++) {
      lightest = load[i] < load[lightest] ? i : lightest;
    }
    return lightest;
  }

  private static long bytes(List<FilePosition> positions) {
    long bytes = 0;
    for (FilePosition position : positions) {
      bytes += Path.of(position.file()).toFile().length();
    }
    return bytes;
  }

  static FormatDetector.Detected detect(String file, InputSpec spec) {
    if (file.equals(InputSpec.STDIN)) {
      Format format = spec.mapping().isEmpty() ? Format.NATIVE : Format.MAPPED;
      boolean told = spec.format() != Format.UNKNOWN;
      return new FormatDetector.Detected(told ? spec.format() : format, true);
    }
    FormatDetector.Detected detected =
        FormatDetector.detect(Path.of(file), !spec.mapping().isEmpty());
    return spec.format() == Format.UNKNOWN
        ? detected
        : new FormatDetector.Detected(spec.format(), detected.compressed());
  }

  private static FilePosition start(
      String file, Format format, int stripe, int stripes, InputSpec spec) {
    FilePosition unknown = FilePosition.start(file, format, stripe, stripes, Long.MIN_VALUE);
    if (file.equals(InputSpec.STDIN) || spec.follow()) {
      return unknown;
    }
    return FilePosition.start(file, format, stripe, stripes, firstAt(unknown, spec));
  }

  /** Time of the first record, so that a file of a later day can wait unopened. */
  private static long firstAt(FilePosition position, InputSpec spec) {
    try (LaneReader reader = new LaneReader(new Lane(0, 1, List.of(position)), spec)) {
      for (int i = 0; i < PEEKS && !reader.done(); i++) {
        @Nullable Intake intake = reader.read();
        if (intake != null && !intake.records().isEmpty()) {
          return earliest(intake.records());
        }
      }
      return Long.MIN_VALUE;
    } catch (IOException e) {
      return Long.MIN_VALUE;
    }
  }

  private static long earliest(List<AccessRecord> records) {
    return records.stream().mapToLong(AccessRecord::at).min().orElse(Long.MIN_VALUE);
  }
}
