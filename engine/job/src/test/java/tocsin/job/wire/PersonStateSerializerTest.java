package tocsin.job.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.core.campaign.Campaigns;
import tocsin.core.model.AlertState;
import tocsin.core.model.ExposureTrack;
import tocsin.core.model.PersonState;
import tocsin.core.score.KnownTarget;
import tocsin.core.score.Moment;
import tocsin.core.score.PersonLog;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.intel.FlaggedTarget;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.Verdict;

class PersonStateSerializerTest {
  private static final long SEED = 20261122;
  private static final long NOW = 1_772_380_800_000L;

  private final Random random = new Random(SEED);

  @Test
  void states_anyContent_comeBackEqualAndInOrder() throws IOException {
    System.out.println("seed " + SEED);
    DataOutputSerializer out = new DataOutputSerializer(1 << 16);
    List<PersonState> states = new ArrayList<>(List.of(PersonState.NONE));
    for (int i = 0; i < 1000; i++) {
      states.add(state());
    }
    for (PersonState each : states) {
      PersonStateSerializer.INSTANCE.serialize(each, out);
    }

    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    DataOutputSerializer copied = new DataOutputSerializer(1 << 16);
    for (int i = 0; i < states.size(); i++) {
      PersonStateSerializer.INSTANCE.copy(in, copied);
    }
    assertThat(copied.getCopyOfBuffer()).isEqualTo(out.getCopyOfBuffer());
    DataInputDeserializer again = new DataInputDeserializer(copied.getCopyOfBuffer());
    for (PersonState each : states) {
      assertThat(PersonStateSerializer.INSTANCE.deserialize(again)).isEqualTo(each);
    }
    assertThat(again.available()).isZero();
  }

  @Test
  void format_unknown_isRefusedWithWhatIsRead() {
    DataInputDeserializer in = new DataInputDeserializer(new byte[] {9, 0, 0});

    assertThatThrownBy(() -> PersonStateSerializer.INSTANCE.deserialize(in))
        .isInstanceOf(IOException.class)
        .hasMessage("the state of a person is of format 9; this edition reads 2");
  }

  private PersonState state() {
    return new PersonState(
        new PersonLog(list(6, this::target), list(20, this::moment)),
        new AlertState(
            random.nextInt(5),
            text(),
            random.nextInt(300),
            any(AlertStatus.values()),
            text(),
            list(4, () -> new ExposureTrack(text(), any(Stage.values()), any(Tier.values()))),
            time(),
            sent(),
            list(4, () -> new AlertState.Past(text(), random.nextInt(300), sent()))),
        time(),
        random.nextBoolean(),
        random.nextBoolean());
  }

  private KnownTarget target() {
    String name = text();
    String site = name.substring(name.indexOf('.') + 1);
    String campaign =
        switch (random.nextInt(3)) {
          case 0 -> Campaigns.own(name);
          case 1 -> Campaigns.own(site);
          default -> text();
        };
    FlaggedTarget flagged =
        new FlaggedTarget(
            name,
            any(TargetKind.values()),
            any(Verdict.values()),
            code(),
            campaign,
            random.nextInt(101),
            random.nextBoolean() ? null : any(IndicatorKind.values()),
            text());
    return new KnownTarget(random.nextInt(48), flagged, time());
  }

  private Moment moment() {
    return new Moment(time(), random.nextInt(49) - 1, random.nextInt(), time());
  }

  private AlertState.@Nullable Sent sent() {
    return random.nextInt(3) == 0
        ? null
        : new AlertState.Sent(
            text(),
            any(AlertStatus.values()),
            any(Tier.values()),
            any(Stage.values()),
            code(),
            text(),
            time(),
            list(5, this::text),
            list(8, this::code));
  }

  private <T> List<T> list(int most, Supplier<T> each) {
    List<T> list = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      list.add(each.get());
    }
    return list;
  }

  private <E> E any(E[] values) {
    return values[random.nextInt(values.length)];
  }

  /** Near now as a rule; the ends of time, their neighbours, and anything else. */
  private long time() {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE;
      case 1 -> random.nextBoolean() ? Long.MIN_VALUE + 1 : Long.MAX_VALUE - 1;
      case 2 -> random.nextLong();
      default -> NOW + random.nextInt();
    };
  }

  /** Codes, what only looks like one, and any text. */
  private String code() {
    return switch (random.nextInt(5)) {
      case 0 -> text();
      case 1 -> List.of("unknown", "A0", "a01", "A1x", "诈01", "F٣1").get(random.nextInt(6));
      default -> "" + (char) ('A' + random.nextInt(26)) + random.nextInt(10) + random.nextInt(10);
    };
  }

  /** Few, so that they come again; ids, and what only looks like one. */
  private String text() {
    return switch (random.nextInt(7)) {
      case 0 -> "";
      case 1 -> String.format("k%016x", random.nextLong());
      case 2 -> "k0123456789ABCDEF";
      case 3 -> "诈k0123456789abcde";
      case 4 -> "诈0123456789abcdef";
      default -> "www.fraud" + random.nextInt(9) + ".example";
    };
  }
}
