package tocsin.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.domain.traffic.RejectReason;

/** Files that grow, are replaced, or lie finished beside those that do. */
class FollowedFilesTest {
  @TempDir Path temp;

  private final Reading reading = new Reading();
  private LaneReader reader;

  private void follow() throws IOException {
    InputSpec plain = Reading.spec(temp);
    InputSpec spec =
        new InputSpec(
            plain.paths(),
            plain.format(),
            "",
            true,
            plain.earliest(),
            plain.latest(),
            plain.maxLineBytes());
    reader = new LaneReader(Lanes.plan(spec, 1).get(0), spec);
  }

  @AfterEach
  void close() throws IOException {
    reader.close();
  }

  private void readWhatThereIs() throws IOException {
    for (int i = 0; i < 5; i++) {
      reading.take(reader.read());
    }
    assertThat(reader.done()).isFalse();
  }

  private void append(String text) throws IOException {
    Files.writeString(temp.resolve("live"), text, StandardOpenOption.APPEND);
  }

  @Test
  void growingFile_halfALine_isReadWhenItsEndCame() throws IOException {
    Reading.write(temp.resolve("live"), Reading.line(1));
    follow();
    append(Reading.line(2).substring(0, 20));
    readWhatThereIs();
    assertThat(reading.hosts()).containsExactly("h1.example");

    append(Reading.line(2).substring(20) + "\r\n" + Reading.line(3) + "\n");
    readWhatThereIs();

    assertThat(reading.hosts()).containsExactly("h1.example", "h2.example", "h3.example");
    assertThat(reading.rejects).isEmpty();
  }

  @Test
  void replacedFile_isReadFromItsBeginningAndTheTornLineIsTold() throws IOException {
    Reading.write(temp.resolve("live"), Reading.line(1), Reading.line(2), Reading.line(3));
    follow();
    append("{\"torn");
    readWhatThereIs();

    Reading.write(temp.resolve("live"), Reading.line(4));
    readWhatThereIs();
    append(Reading.line(5) + "\n");
    readWhatThereIs();

    assertThat(reading.hosts().subList(3, 5)).containsExactly("h4.example", "h5.example");
    assertThat(reading.rejects).hasSize(1);
    assertThat(reading.rejects.get(0).reason()).isEqualTo(RejectReason.TRUNCATED);
    assertThat(reading.rejects.get(0).line()).isEqualTo(4);
  }

  @Test
  void packedFileBesideALiveOne_isReadToItsEnd() throws IOException {
    Reading.write(temp.resolve("live"), Reading.line(9));
    Reading.write(
        temp.resolve("rotated"),
        Reading.gzip(Reading.utf8(Reading.line(1) + "\n" + Reading.line(2))));
    follow();
    readWhatThereIs();

    assertThat(reading.hosts()).containsExactlyInAnyOrder("h1.example", "h2.example", "h9.example");
    assertThat(reading.rejects).isEmpty();
    assertThat(reading.account().file()).endsWith("rotated");
    assertThat(reading.account().complete()).isTrue();
  }

  @Test
  void restartedReader_goesOnBehindWhatItRead() throws IOException {
    Reading.write(temp.resolve("live"), Reading.line(1), Reading.line(2));
    follow();
    readWhatThereIs();
    Lane lane = reader.position();
    reader.close();

    append(Reading.line(3) + "\n");
    InputSpec plain = Reading.spec(temp);
    reader =
        new LaneReader(
            lane,
            new InputSpec(
                plain.paths(),
                Format.UNKNOWN,
                "",
                true,
                plain.earliest(),
                plain.latest(),
                1 << 20));
    readWhatThereIs();

    assertThat(reading.hosts()).containsExactly("h1.example", "h2.example", "h3.example");
  }
}
