package tocsin.benchmarks.kernels;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tocsin.adapters.json.PackReader;
import tocsin.core.funnel.Course;
import tocsin.core.funnel.Funnel;
import tocsin.core.funnel.Sign;
import tocsin.core.model.CompiledModel;
import tocsin.core.model.PersonLedger;
import tocsin.core.model.PersonState;
import tocsin.core.score.PersonFlags;
import tocsin.domain.alert.Stage;
import tocsin.domain.intel.FlaggedTarget;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.Verdict;
import tocsin.domain.intel.Visit;

/**
 * One step of a person's course through the funnel of the base pack, and one whole person event: a
 * visit added to a ledger of so many moments and evaluated.
 */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx2g", "-XX:+UseParallelGC", "-XX:ParallelGCThreads=2"})
public class FunnelSteps {
  private static final long MINUTE = 60_000;
  private static final long START = 1_772_380_800_000L;

  /** Moments that the person's log holds. */
  @Param({"4", "16", "64"})
  public int entries;

  private Course course;
  private int[] signs;
  private PersonLedger ledger;
  private PersonState state;
  private Visit next;
  private int at;

  /** Reads the base pack and tells a person's course. */
  @Setup
  public void read() {
    CompiledModel model = PackReader.read(Path.of("models/packs/base"), Long.MIN_VALUE, 1).model();
    if (model == null) {
      throw new IllegalStateException("run from the repository's top folder");
    }
    course = Funnel.of(model.pack().funnel()).begin(Set.of());
    Random random = new Random(7);
    signs = new int[1024];
    for (int i = 0; i < signs.length; i++) {
      signs[i] = Sign.VISIT.bit() | 1 << random.nextInt(Sign.values().length);
    }
    ledger = new PersonLedger(time -> model);
    state = PersonState.NONE;
    List<Visit> visits = new ArrayList<>();
    for (int i = 0; i <= entries; i++) {
      visits.add(visit(START + 7 * MINUTE * i));
    }
    for (Visit visit : visits.subList(0, entries)) {
      state = ledger.add(state, visit);
    }
    long last = START + 7 * MINUTE * entries - MINUTE;
    state = ledger.advance(state, "s1", last, PersonFlags.NONE, alert -> {});
    next = visits.get(entries);
  }

  private static Visit visit(long time) {
    FlaggedTarget target =
        new FlaggedTarget(
            "www.fraud.example",
            TargetKind.HOST,
            Verdict.CONFIRMED,
            "F01",
            "k1",
            80,
            IndicatorKind.HOST,
            "list");
    return new Visit("s1", time, time, time, Signal.VISIT.bit() | Signal.UPLOAD.bit(), target);
  }

  /** One step of the filter. */
  @Benchmark
  public double step() {
    at = (at + 1) & (signs.length - 1);
    course.step(signs[at], (at & 7) == 0);
    return course.reached(Stage.S5);
  }

  /** One visit more: added, evaluated, an alert version written where one is due. */
  @Benchmark
  public PersonState event() {
    PersonState added = ledger.add(state, next);
    return ledger.advance(added, "s1", next.effectiveAt(), PersonFlags.NONE, alert -> {});
  }
}
