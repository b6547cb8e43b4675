package tocsin.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.adapters.file.FlowJoin.Mark;
import tocsin.adapters.json.Refusal;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.AccessRecordBuilder;

class FlowJoinTest {
  private static final long MINUTE = 60_000;

  /** Writes down what it is told. */
  private static final class Told implements LineDecoder.Out {
    final List<AccessRecord> given = new ArrayList<>();
    final List<AccessRecord> released = new ArrayList<>();
    int joined;

    @Override
    public void record(AccessRecord record) {
      given.add(record);
    }

    @Override
    public void joined(long at) {
      joined++;
    }

    @Override
    public void ignored(String what) {
      throw new IllegalStateException(what);
    }

    @Override
    public void rejected(Refusal refusal) {
      throw new IllegalStateException(refusal.detail());
    }

    @Override
    public void released(AccessRecord record) {
      released.add(record);
    }
  }

  private final FlowJoin join = new FlowJoin();
  private final Told told = new Told();
  private long line;

  private Mark mark(int file) {
    return new Mark(file, 100 * line, line++, 0);
  }

  private void application(String id, long at, String host) {
    AccessRecordBuilder record = new AccessRecordBuilder();
    record.at = at;
    record.host = host;
    record.bytesUp = 5;
    join.application(id, record.build(), mark(1), told);
  }

  private void flow(String id, long at, long bytes) {
    AccessRecordBuilder record = new AccessRecordBuilder();
    record.at = at;
    record.dst = "192.0.2.1";
    record.bytesUp = bytes;
    record.bytesDown = 2 * bytes;
    record.durationMillis = 3 * bytes;
    join.flow(id, record.build(), mark(0), told);
  }

  @Test
  void flowFirst_givesOneRecordWithItsFigures() {
    flow("a", 0, 7);
    application("a", 10, "a.example");
    join.finish(told);

    assertThat(told.released).isEmpty();
    assertThat(told.given).hasSize(1);
    AccessRecord record = told.given.get(0);
    assertThat(record.host()).isEqualTo("a.example");
    assertThat(record.dst()).isEqualTo("192.0.2.1");
    assertThat(record.bytesUp()).isEqualTo(7);
    assertThat(record.bytesDown()).isEqualTo(14);
    assertThat(record.durationMillis()).isEqualTo(21);
  }

  @Test
  void applicationFirst_isGivenAtOnceAndAgainWithTheFigures() {
    application("a", 0, "a.example");
    assertThat(told.given).hasSize(1);

    flow("a", 10, 7);
    join.finish(told);

    assertThat(told.released).hasSize(1);
    assertThat(told.released.get(0).host()).isEqualTo("a.example");
    assertThat(told.released.get(0).at()).isZero();
    assertThat(told.released.get(0).bytesUp()).isEqualTo(7);
    assertThat(told.joined).isEqualTo(1);
  }

  @Test
  void severalRequestsOfOneConnection_areAllGiven() {
    flow("a", 0, 7);
    application("a", 1, "a.example");
    application("a", 2, "b.example");

    assertThat(told.given).extracting(AccessRecord::host).containsExactly("a.example", "b.example");
    assertThat(told.given).allMatch(record -> record.bytesUp() == 7);
  }

  @Test
  void sameConnectionTwice_nothingIsLost() {
    flow("a", 0, 7);
    flow("a", 1, 9);
    join.finish(told);

    assertThat(told.released).extracting(AccessRecord::bytesUp).containsExactly(7L, 9L);
  }

  @Test
  void window_passed_letsConnectionsGoAlone() {
    for (int i = 0; i < 20; i++) {
      flow("a" + i, i * 1000L, 1);
    }
    assertThat(told.released).isEmpty();

    flow("late", FlowJoin.WINDOW_MILLIS + 10 * MINUTE, 1);

    assertThat(told.released).hasSize(20);
    assertThat(join.application("a0")).isNull();
  }

  @Test
  void oneTimeFromTomorrow_endsNobodysWait() {
    for (int i = 0; i < 20; i++) {
      flow("a" + i, i * 1000L, 7);
    }
    flow("stray", 24 * 60 * MINUTE, 1);
    for (int i = 0; i < 20; i++) {
      application("a" + i, 30_000 + i, "h.example");
    }

    assertThat(told.released).isEmpty();
    assertThat(told.given).hasSize(20).allMatch(record -> record.bytesUp() == 7);
  }

  @Test
  void oneTimeFromTomorrowAtTheHead_doesNotHoldOthersBack() {
    flow("stray", 24 * 60 * MINUTE, 1);
    for (int i = 0; i < 40; i++) {
      flow("a" + i, i * MINUTE, 1);
    }

    assertThat(told.released).hasSizeGreaterThan(25);
  }

  @Test
  void tooMany_oldestAreLetGo() {
    for (int i = 0; i < FlowJoin.MAX_CONNECTIONS + 100; i++) {
      flow("a" + i, i / 1000, i);
    }

    assertThat(told.released).hasSize(100);
    assertThat(told.released.get(99).bytesUp()).isEqualTo(99);
    assertThat(told.joined).isEqualTo(FlowJoin.MAX_CONNECTIONS + 100);
    join.finish(told);
    assertThat(told.released).hasSize(FlowJoin.MAX_CONNECTIONS + 100);
  }

  @Test
  void oldestWaiting_isTheFirstUnclaimedLineOfItsFile() {
    assertThat(join.oldestWaiting(0)).isNull();
    flow("a", 0, 1);
    flow("b", 1, 1);
    application("c", 2, "c.example");
    assertThat(join.oldestWaiting(0)).extracting(Mark::line).isEqualTo(0L);
    assertThat(join.oldestWaiting(1)).isNull();

    application("a", 3, "a.example");
    assertThat(join.oldestWaiting(0)).extracting(Mark::line).isEqualTo(1L);

    join.finish(told);
    assertThat(join.oldestWaiting(0)).isNull();
  }
}
