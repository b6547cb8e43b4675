package tocsin.job.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import tocsin.domain.intel.AppHost;
import tocsin.domain.intel.AppSetFact;
import tocsin.domain.intel.AppTouch;
import tocsin.domain.intel.FlaggedTarget;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Listing;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.TargetEvent;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.Verdict;
import tocsin.domain.intel.Visit;

class WireSerializerTest {
  private static final long SEED = 20261121;

  private final Random random = new Random(SEED);

  @Test
  void targetEvents_anyContent_comeBackEqualAndInOrder(TestInfo info) throws IOException {
    System.out.println(info.getDisplayName() + " seed " + SEED);
    DataOutputSerializer out = new DataOutputSerializer(1 << 16);
    TargetEvent[] events = new TargetEvent[2000];
    for (int i = 0; i < events.length; i++) {
      events[i] =
          switch (random.nextInt(4)) {
            case 0 -> TargetEvent.of(listing());
            case 1 -> TargetEvent.of(app());
            default -> TargetEvent.of(sighting());
          };
      TargetEventSerializer.INSTANCE.serialize(events[i], out);
    }

    assertReadsBack(TargetEventSerializer.INSTANCE, events, out);
  }

  @Test
  void visits_anyContent_comeBackEqualAndInOrder(TestInfo info) throws IOException {
    System.out.println(info.getDisplayName() + " seed " + SEED);
    DataOutputSerializer out = new DataOutputSerializer(1 << 16);
    Visit[] visits = new Visit[2000];
    for (int i = 0; i < visits.length; i++) {
      visits[i] = visit();
      VisitSerializer.INSTANCE.serialize(visits[i], out);
    }

    assertReadsBack(VisitSerializer.INSTANCE, visits, out);
  }

  @Test
  void appTouches_anyContent_comeBackEqualAndInOrder(TestInfo info) throws IOException {
    System.out.println(info.getDisplayName() + " seed " + SEED);
    DataOutputSerializer out = new DataOutputSerializer(1 << 16);
    AppTouch[] touches = new AppTouch[2000];
    for (int i = 0; i < touches.length; i++) {
      touches[i] =
          new AppTouch(
              text(),
              random.nextLong(),
              text(),
              text(),
              random.nextInt(128),
              random.nextInt(16),
              random.nextBoolean() ? 0 : random.nextLong(),
              random.nextBoolean() ? 0 : random.nextLong());
      AppTouchSerializer.INSTANCE.serialize(touches[i], out);
    }

    assertReadsBack(AppTouchSerializer.INSTANCE, touches, out);
  }

  private static <T> void assertReadsBack(
      TypeSerializer<T> serializer, T[] values, DataOutputSerializer out) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    DataOutputSerializer copied = new DataOutputSerializer(1 << 16);
    for (T value : values) {
      serializer.copy(in, copied);
    }
    DataInputDeserializer again = new DataInputDeserializer(copied.getCopyOfBuffer());
    for (T value : values) {
      assertThat(serializer.deserialize(again)).isEqualTo(value);
    }
    assertThat(again.available()).isZero();
  }

  private AppSetFact app() {
    String set = text();
    AppHost[] members = new AppHost[random.nextInt(17)];
    for (int i = 0; i < members.length; i++) {
      String site = text();
      members[i] = new AppHost(site, random.nextBoolean() ? site : text(), random.nextInt(128));
    }
    return new AppSetFact(
        random.nextBoolean() ? set : text(),
        set,
        random.nextLong(),
        text(),
        random.nextLong(),
        random.nextInt(),
        List.of(members));
  }

  private Sighting sighting() {
    String site = text();
    return new Sighting(
        site,
        random.nextLong(),
        random.nextLong(),
        text(),
        random.nextBoolean() ? site : text(),
        TargetKind.values()[random.nextInt(TargetKind.values().length)],
        random.nextInt(),
        random.nextInt(2001) - 1000,
        random.nextBoolean() ? match() : null);
  }

  private Match match() {
    return new Match(
        IndicatorKind.values()[random.nextInt(IndicatorKind.values().length)],
        text(),
        text(),
        random.nextInt(101),
        text(),
        random.nextLong(),
        random.nextLong());
  }

  private Listing listing() {
    return new Listing(
        text(),
        new Indicator(
            IndicatorKind.values()[random.nextInt(IndicatorKind.values().length)],
            text(),
            text(),
            random.nextInt(101),
            text(),
            random.nextLong(),
            random.nextLong(),
            random.nextLong()));
  }

  private Visit visit() {
    FlaggedTarget target =
        random.nextBoolean()
            ? null
            : new FlaggedTarget(
                text(),
                TargetKind.values()[random.nextInt(TargetKind.values().length)],
                Verdict.values()[random.nextInt(Verdict.values().length)],
                text(),
                text(),
                random.nextInt(101),
                random.nextBoolean() ? null : IndicatorKind.HOST,
                text());
    return new Visit(
        text(), random.nextLong(), random.nextLong(), random.nextLong(), random.nextInt(), target);
  }

  /** Short and long, Latin and Chinese, empty. */
  private String text() {
    int length = random.nextInt(5) == 0 ? random.nextInt(400) : random.nextInt(30);
    StringBuilder text = new StringBuilder();
    int alphabet = random.nextInt(3);
    for (int i = 0; i < length; i++) {
      text.append(
          (char)
              (alphabet == 0
                  ? 0x4E00 + random.nextInt(500)
                  : alphabet == 1 ? random.nextInt(256) : 'a' + random.nextInt(26)));
    }
    return text.toString();
  }
}
