package tocsin.job.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;
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

/**
 * Keeps a person in about a third of what Flink's POJO serializer takes. The first byte names the
 * format; whoever changes what is written raises it, and reads those that were released on.
 */
final class PersonStateSerializer extends WireSerializer<PersonState> {
  static final PersonStateSerializer INSTANCE = new PersonStateSerializer();

  private static final int FORMAT = 2;

  /**
   * When a moment came to be known: as it happened, with its target, at a time of its own, or when
   * the last one with such a time did.
   */
  private static final int AT_ONCE = 0;

  private static final int SINCE = 1;
  private static final int LATER = 2;
  private static final int AGAIN = 3;
  private static final int WHEN = 4;
  private static final IndicatorKind[] INDICATORS = IndicatorKind.values();
  private static final TargetKind[] TARGETS = TargetKind.values();
  private static final Verdict[] VERDICTS = Verdict.values();
  private static final AlertStatus[] STATUSES = AlertStatus.values();
  private static final Stage[] STAGES = Stage.values();
  private static final Tier[] TIERS = Tier.values();

  @Override
  void write(PersonState state, DataOutputView view) throws IOException {
    view.writeByte(FORMAT);
    StateWriter out = new StateWriter(view);
    out.unsigned((state.late() ? 1 : 0) | (state.trimmed() ? 2 : 0));
    out.time(state.evaluatedUntil());
    out.unsigned(state.log().targets().size());
    for (KnownTarget each : state.log().targets()) {
      writeTarget(each, out);
    }
    out.unsigned(state.log().moments().size());
    long later = Long.MIN_VALUE;
    for (Moment each : state.log().moments()) {
      int when = when(each, state.log().targets(), later);
      out.time(each.at());
      out.mark((each.target() + 1L) * WHEN + when, each.signals());
      if (when == LATER) {
        out.unsigned(each.known() - each.at());
        later = each.known();
      }
    }
    writeAlert(state.alert(), out);
  }

  private static int when(Moment moment, List<KnownTarget> targets, long later) {
    if (moment.known() == moment.at()) {
      return AT_ONCE;
    }
    if (moment.known() == since(targets, moment.target())) {
      return SINCE;
    }
    return moment.known() == later ? AGAIN : LATER;
  }

  /** When a target came to be known first, as most moments before then did too. */
  private static long since(List<KnownTarget> targets, int index) {
    long since = Long.MAX_VALUE;
    for (KnownTarget each : targets) {
      since = each.index() == index ? Math.min(since, each.since()) : since;
    }
    return since;
  }

  private static void writeTarget(KnownTarget known, StateWriter out) throws IOException {
    FlaggedTarget target = known.flagged();
    out.unsigned(known.index());
    out.time(known.since());
    out.name(target.target());
    out.unsigned(nature(target));
    out.code(target.fraudType());
    out.campaign(target.campaign(), target.target());
    out.unsigned(target.confidence());
    out.text(target.source());
  }

  /** Kind, verdict and kind of listing in one number; no listing is the last. */
  private static int nature(FlaggedTarget target) {
    IndicatorKind listedAs = target.listedAs();
    int listed = listedAs == null ? INDICATORS.length : listedAs.ordinal();
    return (listed * VERDICTS.length + target.verdict().ordinal()) * TARGETS.length
        + target.kind().ordinal();
  }

  private static void writeAlert(AlertState alert, StateWriter out) throws IOException {
    out.unsigned(alert.episode());
    out.text(alert.alertId());
    out.unsigned(alert.version());
    out.constant(alert.status());
    out.text(alert.opening());
    out.unsigned(alert.tracks().size());
    for (ExposureTrack track : alert.tracks()) {
      out.text(track.campaign());
      out.constant(track.stage());
      out.constant(track.tier());
    }
    out.time(alert.recheckAt());
    writeSent(alert.sent(), out);
    out.unsigned(alert.past().size());
    for (AlertState.Past past : alert.past()) {
      out.text(past.alertId());
      out.unsigned(past.version());
      writeSent(past.sent(), out);
    }
  }

  private static void writeSent(AlertState.@Nullable Sent sent, StateWriter out)
      throws IOException {
    out.flag(sent != null);
    if (sent == null) {
      return;
    }
    out.text(sent.alertId());
    out.constant(sent.status());
    out.constant(sent.tier());
    out.constant(sent.stage());
    out.code(sent.fraudType());
    out.text(sent.campaign());
    out.time(sent.firstSeenAt());
    out.texts(sent.targets());
    out.codes(sent.reasons());
  }

  @Override
  PersonState read(DataInputView view) throws IOException {
    int format = view.readByte();
    if (format != FORMAT) {
      throw new IOException(
          "the state of a person is of format " + format + "; this edition reads " + FORMAT);
    }
    StateReader in = new StateReader(view);
    long flags = in.unsigned();
    long evaluatedUntil = in.time();
    int count = in.count();
    List<KnownTarget> targets = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      targets.add(readTarget(in));
    }
    count = in.count();
    List<Moment> moments = new ArrayList<>(count);
    long later = Long.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      long at = in.time();
      StateReader.Mark mark = in.mark();
      int target = (int) (mark.what() / WHEN) - 1;
      int when = (int) (mark.what() % WHEN);
      later = when == LATER ? at + in.unsigned() : later;
      long known = when == AT_ONCE ? at : when == SINCE ? since(targets, target) : later;
      moments.add(new Moment(at, target, mark.signals(), known));
    }
    AlertState alert = readAlert(in);
    return new PersonState(
        new PersonLog(targets, moments), alert, evaluatedUntil, (flags & 1) != 0, (flags & 2) != 0);
  }

  private static KnownTarget readTarget(StateReader in) throws IOException {
    int index = (int) in.unsigned();
    long since = in.time();
    String name = in.name();
    int nature = (int) in.unsigned();
    int listed = nature / TARGETS.length / VERDICTS.length;
    FlaggedTarget target =
        new FlaggedTarget(
            name,
            TARGETS[nature % TARGETS.length],
            VERDICTS[nature / TARGETS.length % VERDICTS.length],
            in.code(),
            in.campaign(name),
            (int) in.unsigned(),
            listed == INDICATORS.length ? null : INDICATORS[listed],
            in.text());
    return new KnownTarget(index, target, since);
  }

  private static AlertState readAlert(StateReader in) throws IOException {
    int episode = (int) in.unsigned();
    String alertId = in.text();
    int version = (int) in.unsigned();
    AlertStatus status = in.constant(STATUSES);
    String opening = in.text();
    int count = in.count();
    List<ExposureTrack> tracks = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      tracks.add(new ExposureTrack(in.text(), in.constant(STAGES), in.constant(TIERS)));
    }
    long recheckAt = in.time();
    AlertState.Sent sent = readSent(in);
    count = in.count();
    List<AlertState.Past> past = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      past.add(new AlertState.Past(in.text(), (int) in.unsigned(), readSent(in)));
    }
    return new AlertState(
        episode, alertId, version, status, opening, tracks, recheckAt, sent, past);
  }

  private static AlertState.@Nullable Sent readSent(StateReader in) throws IOException {
    if (!in.flag()) {
      return null;
    }
    return new AlertState.Sent(
        in.text(),
        in.constant(STATUSES),
        in.constant(TIERS),
        in.constant(STAGES),
        in.code(),
        in.text(),
        in.time(),
        in.texts(),
        in.codes());
  }

  @Override
  public TypeSerializerSnapshot<PersonState> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the format for Flink. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<PersonState> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
