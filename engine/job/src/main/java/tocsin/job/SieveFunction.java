package tocsin.job;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import tocsin.core.detect.IndicatorIndex;
import tocsin.core.detect.LinesTable;
import tocsin.core.detect.Sieve;
import tocsin.core.detect.SieveCounts;
import tocsin.core.detect.Subjects;
import tocsin.core.model.CompiledModel;
import tocsin.domain.intel.AppTouch;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.TargetEvent;
import tocsin.domain.intel.Visit;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.InputAccount;
import tocsin.domain.traffic.Intake;
import tocsin.domain.traffic.Reject;
import tocsin.job.wire.WireType;

/**
 * Judges records where they are read, before anything is shuffled. Chained to the source.
 *
 * <p>State: the newest pack and edition references, so that a restored job judges by them at once.
 */
final class SieveFunction extends ProcessFunction<Intake, TargetEvent>
    implements CheckpointedFunction {
  static final OutputTag<Visit> CONTEXT = new OutputTag<>("context", WireType.VISIT);
  static final OutputTag<AppTouch> TOUCHES = new OutputTag<>("touches", WireType.APP_TOUCH);
  static final OutputTag<Reject> REJECTS =
      new OutputTag<>("rejects", TypeInformation.of(Reject.class));
  static final OutputTag<InputAccount> ACCOUNTS =
      new OutputTag<>("accounts", TypeInformation.of(InputAccount.class));

  private final Knowledge knowledge;

  // Flink calls initializeState before open.
  @SuppressWarnings("NullAway.Init")
  private transient ListState<Control> newest;

  @SuppressWarnings("NullAway.Init")
  private transient List<Control> restored;

  private transient ControlBoard board;
  private transient int version;
  private transient Sieve sieve;
  private transient SieveCounts counts;
  private transient Counter rejected;
  private transient int listedTargets;
  private transient Outlet outlet;

  SieveFunction(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    newest =
        context
            .getOperatorStateStore()
            .getUnionListState(
                new ListStateDescriptor<>("newest-control", TypeInformation.of(Control.class)));
    restored = new ArrayList<>();
    for (Control control : newest.get()) {
      restored.add(control);
    }
  }

  @Override
  public void open(OpenContext context) {
    board = ControlBoard.of(getRuntimeContext().getJobInfo().getJobId());
    if (board.pinned().version() == 0) {
      newestOfEachKind(restored).values().forEach(c -> ControlRelay.pin(c, knowledge, board));
    }
    counts = new SieveCounts();
    outlet = new Outlet();
    MetricGroup metrics = getRuntimeContext().getMetricGroup();
    metrics.gauge("records", () -> counts.records());
    metrics.gauge("clean", () -> counts.clean());
    metrics.gauge("context", () -> counts.context());
    metrics.gauge("listed", () -> counts.listed());
    metrics.gauge("unknown", () -> counts.unknown());
    metrics.gauge("touches", () -> counts.touches());
    metrics.gauge("indicators", () -> listedTargets);
    rejected = metrics.counter("rejected");
    rebuild();
  }

  private static Map<Control.Kind, Control> newestOfEachKind(List<Control> controls) {
    Map<Control.Kind, Control> byKind = new EnumMap<>(Control.Kind.class);
    for (Control control : controls) {
      byKind.merge(control.kind(), control, (a, b) -> a.at() >= b.at() ? a : b);
    }
    return byKind;
  }

  private void rebuild() {
    ControlBoard.Pinned pinned = board.pinned();
    Edition first = Editions.get(knowledge, "");
    CompiledModel model = either(pinned.model(), first.model());
    IndicatorIndex indicators = either(pinned.indicators(), first.indicators());
    LinesTable lines = either(pinned.lines(), first.lines());
    version = pinned.version();
    listedTargets = indicators.size();
    sieve =
        new Sieve(
            model.names(),
            model.suffixes(),
            model.warnings(),
            indicators,
            new Subjects(lines, first.key().pseudonyms()),
            counts);
  }

  private static <T> T either(@Nullable T newer, T first) {
    return newer == null ? first : newer;
  }

  @Override
  public void processElement(Intake intake, Context context, Collector<TargetEvent> out) {
    if (board.pinned().version() != version) {
      rebuild();
    }
    outlet.out = out;
    outlet.context = context;
    for (AccessRecord record : intake.records()) {
      sieve.sift(record, outlet);
    }
    for (Reject reject : intake.rejects()) {
      rejected.inc();
      context.output(REJECTS, reject);
    }
    for (InputAccount account : intake.accounts()) {
      context.output(ACCOUNTS, account);
    }
  }

  /** Hands what passes the sieve to the stream; set anew for each batch. */
  private static final class Outlet implements Sieve.Out {
    private @Nullable Collector<TargetEvent> out;
    private ProcessFunction<Intake, TargetEvent>.@Nullable Context context;

    @Override
    public void sighting(Sighting sighting) {
      if (out != null) {
        out.collect(TargetEvent.of(sighting));
      }
    }

    @Override
    public void context(Visit visit) {
      if (context != null) {
        context.output(CONTEXT, visit);
      }
    }

    @Override
    public void touch(AppTouch touch) {
      if (context != null) {
        context.output(TOUCHES, touch);
      }
    }
  }

  /** Every subtask would store the same, so only the first does. */
  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    newest.clear();
    if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
      newest.addAll(board.seen());
    }
  }
}
