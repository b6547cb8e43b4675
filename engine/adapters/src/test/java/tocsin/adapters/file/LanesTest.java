package tocsin.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.domain.traffic.AccessRecord;

class LanesTest {
  private static final String CONN =
      "{\"_path\":\"conn\",\"ts\":1772323200.0,\"id.orig_h\":\"10.0.0.1\"}";

  @TempDir Path temp;

  private static InputSpec following(Path path) {
    InputSpec spec = Reading.spec(path);
    return new InputSpec(
        spec.paths(), spec.format(), "", true, spec.earliest(), spec.latest(), spec.maxLineBytes());
  }

  private static List<String> files(Lane lane) {
    return lane.positions().stream().map(FilePosition::file).toList();
  }

  @Test
  void plan_anyNumberOfLanes_givesEveryFileToOne() throws IOException {
    for (int i = 0; i < 9; i++) {
      Reading.write(temp.resolve(i + ".jsonl"), Reading.line(i));
    }
    for (int lanes = 1; lanes <= 12; lanes++) {
      List<String> all = new ArrayList<>();
      for (Lane lane : Lanes.plan(Reading.spec(temp), lanes)) {
        all.addAll(files(lane));
        assertThat(files(lane)).hasSizeLessThanOrEqualTo(9 / lanes + 1);
      }
      assertThat(all).hasSize(9).doesNotHaveDuplicates();
    }
  }

  @Test
  void plan_zeekLogsOfOneFolder_stayTogether() throws IOException {
    for (String folder : List.of("one", "two")) {
      Files.createDirectories(temp.resolve(folder));
      for (int i = 0; i < 4; i++) {
        Reading.write(temp.resolve(folder + "/" + i + ".log"), CONN);
      }
    }

    List<Lane> plan = Lanes.plan(Reading.spec(temp), 2);

    assertThat(plan).allMatch(lane -> lane.positions().size() == 4);
    assertThat(plan)
        .allMatch(lane -> files(lane).stream().map(Lanes::group).distinct().count() == 1);
  }

  @Test
  void plan_following_givesAFileToTheLaneThatWouldTakeItUp() throws IOException {
    for (int i = 0; i < 20; i++) {
      Files.createDirectories(temp.resolve("f" + i));
      Reading.write(temp.resolve("f" + i + "/a.jsonl"), Reading.line(i));
      Reading.write(temp.resolve("f" + i + "/empty.jsonl"));
    }

    List<Lane> plan = Lanes.plan(following(temp), 3);

    assertThat(plan.stream().mapToInt(lane -> lane.positions().size()).sum()).isEqualTo(20);
    for (Lane lane : plan) {
      assertThat(files(lane)).allMatch(file -> Lanes.owner(file, 3) == lane.index());
    }
  }

  @Test
  void read_filesOfSeveralDays_laterDaysWaitTheirTurn() throws IOException {
    List<Path> days = new ArrayList<>();
    for (int day = 2; day >= 0; day--) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 1500; i++) {
        lines.add(Reading.line(day * 86_400 + i * 40));
      }
      days.add(Reading.write(temp.resolve("d" + (9 - day)), lines.toArray(String[]::new)));
    }

    Reading reading = Reading.of(days.toArray(Path[]::new));

    assertThat(reading.records).hasSize(4500).isSortedAccordingTo(byTime());
  }

  @Test
  void read_filesOfTheSameHours_moveTogetherInEventTime() throws IOException {
    for (int file = 0; file < 3; file++) {
      List<String> lines = new ArrayList<>();
      // Of very different density: a second, a minute, an hour between lines.
      int step = file == 0 ? 1 : file == 1 ? 60 : 3600;
      for (int at = 0; at < 20_000; at += step) {
        lines.add(Reading.line(at));
      }
      Reading.write(temp.resolve("f" + file), lines.toArray(String[]::new));
    }

    Reading reading = Reading.of(temp);

    long latest = Long.MIN_VALUE;
    long worst = 0;
    for (AccessRecord record : reading.records) {
      latest = Math.max(latest, record.at());
      worst = Math.max(worst, latest - record.at());
    }
    assertThat(reading.records).hasSize(20_000 + 334 + 6);
    // One line of the sparsest file is read ahead at most; between the others it is minutes.
    assertThat(worst).isLessThanOrEqualTo(3_600_000 + 120_000);
  }

  private static java.util.Comparator<AccessRecord> byTime() {
    return java.util.Comparator.comparingLong(AccessRecord::at);
  }
}
