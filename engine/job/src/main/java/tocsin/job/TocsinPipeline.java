package tocsin.job;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import tocsin.core.score.Handled;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertHead;
import tocsin.domain.intel.AppTouch;
import tocsin.domain.intel.CampaignLink;
import tocsin.domain.intel.Census;
import tocsin.domain.intel.TargetEvent;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.Tie;
import tocsin.domain.intel.Visit;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Offer;
import tocsin.domain.traffic.Intake;
import tocsin.job.wire.WireType;

/**
 * A network access record is extracted into observables, matched and scored into sightings of
 * suspicious targets, remembered per target and per person, tiered into an alert, and routed
 * through the binding graph to the person who knows the victim.
 *
 * <p>The same pipeline runs live and in replay, embedded and on a cluster. Operator uids are part
 * of the savepoint format: never change one.
 */
public final class TocsinPipeline {
  private final Knowledge knowledge;
  private final JobSettings settings;

  public TocsinPipeline(Knowledge knowledge, JobSettings settings) {
    this.knowledge = knowledge;
    this.settings = settings;
  }

  /** Lays the job out in an environment; nothing runs yet. */
  public void layOut(StreamExecutionEnvironment env, Inputs inputs, Outlets outlets) {
    DataStream<Control> control = control(env, inputs);
    BroadcastStream<Control> broadcast =
        control.broadcast(Packs.PACKS, Packs.REFS, Verdicts.JUDGEMENTS);

    SingleOutputStreamOperator<TargetEvent> sightings = sieve(intake(env, inputs));
    DataStream<TargetEvent> apps =
        sessions(sightings.getSideOutput(SieveFunction.TOUCHES), broadcast);
    DataStream<TargetEvent> news = news(control);
    SingleOutputStreamOperator<TargetEvent> exposed =
        expose(belong(sightings.union(news), broadcast), broadcast);
    BroadcastStream<Control> withRates =
        control
            .union(count(exposed.getSideOutput(TieLedgerFunction.CENSUS)))
            .broadcast(Packs.PACKS, Packs.REFS, Verdicts.JUDGEMENTS, Rates.RATES);
    SingleOutputStreamOperator<Visit> visits =
        remember(sightings.union(news, apps, exposed), withRates, outlets.words() != null);
    SingleOutputStreamOperator<Control> members =
        group(visits.getSideOutput(TargetLedgerFunction.LINKS), broadcast);
    BroadcastStream<Control> withMembers =
        control
            .union(members)
            .broadcast(Packs.PACKS, Packs.REFS, Verdicts.JUDGEMENTS, Members.MEMBERS);
    SingleOutputStreamOperator<Alert> alerts =
        tier(
            visits.union(sightings.getSideOutput(SieveFunction.CONTEXT), handled(control)),
            withMembers);
    SingleOutputStreamOperator<Assignment> routed = route(alerts, broadcast);
    DataStream<Assignment> assignments =
        routed.union(fit(routed.getSideOutput(RouteFunction.OFFERS), broadcast));

    alerts.sinkTo(outlets.alerts()).name("alerts").uid("alerts-sink");
    assignments.sinkTo(outlets.assignments()).name("assignments").uid("assignments-sink");
    visits
        .getSideOutput(TargetLedgerFunction.REPORTS)
        .sinkTo(outlets.targets())
        .name("targets")
        .uid("targets-sink");
    if (outlets.members() != null) {
      members
          .getSideOutput(CampaignFunction.MEMBERS)
          .sinkTo(outlets.members())
          .setParallelism(1)
          .name("members")
          .uid("members-sink");
    }
    if (outlets.words() != null) {
      named(visits.getSideOutput(TargetLedgerFunction.WORDS), members)
          .sinkTo(outlets.words())
          .name("words")
          .uid("words-sink");
    }
    sightings
        .getSideOutput(SieveFunction.REJECTS)
        .sinkTo(outlets.rejects())
        .name("rejects")
        .uid("rejects-sink");
    sightings
        .getSideOutput(SieveFunction.ACCOUNTS)
        .sinkTo(outlets.accounts())
        .name("accounts")
        .uid("accounts-sink");
    for (Outlets.Also place : outlets.also()) {
      also(place, alerts, assignments);
    }
  }

  private static void also(
      Outlets.Also place, DataStream<Alert> alerts, DataStream<Assignment> assignments) {
    if (place.alerts() != null) {
      alerts.sinkTo(place.alerts()).name("alerts to " + place.name()).uid("alerts-" + place.name());
    }
    if (place.assignments() != null) {
      assignments
          .sinkTo(place.assignments())
          .name("assignments to " + place.name())
          .uid("assignments-" + place.name());
    }
  }

  private DataStream<Intake> intake(StreamExecutionEnvironment env, Inputs inputs) {
    return env.fromSource(
            inputs.intake(),
            IntakeWatermarks.strategy(settings.disorderMillis(), settings.idleMillis()),
            "intake",
            TypeInformation.of(Intake.class))
        .uid("intake");
  }

  /**
   * Control is small and never parallel; its order is the order of the log. Over an input that ends
   * its news hold event time up until they are told, so that versions are reproducible. In a live
   * run its source holds time up while it tells what was known beforehand and falls idle then; it
   * sends no watermark, for Flink takes the furthest one when every input falls silent, and an
   * indicator that counts from next week would then close this week.
   */
  private DataStream<Control> control(StreamExecutionEnvironment env, Inputs inputs) {
    WatermarkStrategy<Control> strategy =
        settings.idleMillis() > 0
            ? WatermarkStrategy.<Control>noWatermarks()
                .withTimestampAssigner((item, timestamp) -> item.at())
            : WatermarkStrategy.<Control>forMonotonousTimestamps()
                .withTimestampAssigner((item, timestamp) -> item.at());
    DataStream<Control> control =
        env.fromSource(inputs.control(), strategy, "control", TypeInformation.of(Control.class))
            .uid("control")
            .setParallelism(1);
    if (inputs.published() != null) {
      control =
          control.union(
              env.fromSource(
                      inputs.published(),
                      SilentWatermarks.strategy(),
                      "published control",
                      TypeInformation.of(Control.class))
                  .uid("published-control")
                  .setParallelism(1));
    }
    control
        .broadcast()
        .process(new ControlRelay(knowledge))
        .returns(TypeInformation.of(Control.class))
        .name("control relay")
        .uid("control-relay")
        .sinkTo(new DiscardingSink<>())
        .name("control relay end")
        .uid("control-relay-end");
    return control;
  }

  private SingleOutputStreamOperator<TargetEvent> sieve(DataStream<Intake> intake) {
    return intake
        .process(new SieveFunction(knowledge))
        .returns(WireType.TARGET_EVENT)
        .name("sieve")
        .uid("sieve");
  }

  private DataStream<TargetEvent> news(DataStream<Control> control) {
    return control
        .filter(item -> item.kind() == Control.Kind.LISTING)
        .setParallelism(1)
        .name("news filter")
        .uid("news-filter")
        .map(item -> TargetEvent.of(java.util.Objects.requireNonNull(item.listing())))
        .returns(WireType.TARGET_EVENT)
        .setParallelism(1)
        .name("news")
        .uid("news");
  }

  /** What the desk did becomes part of the person's log. */
  private DataStream<Visit> handled(DataStream<Control> control) {
    return control
        .filter(item -> item.kind() == Control.Kind.HANDLING)
        .setParallelism(1)
        .name("handling filter")
        .uid("handling-filter")
        .<Visit>flatMap(
            (item, out) ->
                Handled.visits(java.util.Objects.requireNonNull(item.handling()))
                    .forEach(out::collect))
        .returns(WireType.VISIT)
        .setParallelism(1)
        .name("handling")
        .uid("handling");
  }

  private DataStream<TargetEvent> sessions(
      DataStream<AppTouch> touches, BroadcastStream<Control> control) {
    return keyed(
        touches,
        AppTouch::subject,
        control,
        new AppSessionFunction(knowledge),
        WireType.TARGET_EVENT,
        "app sessions");
  }

  private DataStream<Tie> belong(DataStream<TargetEvent> events, BroadcastStream<Control> control) {
    return keyed(
        events,
        TargetEvent::site,
        control,
        new SeedLedgerFunction(knowledge),
        WireType.TIE,
        "seed ledger");
  }

  private SingleOutputStreamOperator<TargetEvent> expose(
      DataStream<Tie> ties, BroadcastStream<Control> control) {
    return keyed(
        ties,
        Tie::key,
        control,
        new TieLedgerFunction(knowledge),
        WireType.TARGET_EVENT,
        "tie ledger");
  }

  private DataStream<Control> count(DataStream<Census> census) {
    return census
        .keyBy(change -> (byte) 0)
        .process(new CensusFunction(knowledge))
        .returns(TypeInformation.of(Control.class))
        .setParallelism(1)
        .name("census")
        .uid("census");
  }

  private SingleOutputStreamOperator<Control> group(
      DataStream<CampaignLink> links, BroadcastStream<Control> control) {
    return links
        .keyBy(link -> (byte) 0)
        .connect(control)
        .process(new CampaignFunction(knowledge))
        .returns(TypeInformation.of(Control.class))
        .setParallelism(1)
        .name("campaigns")
        .uid("campaigns");
  }

  private static DataStream<TargetReport> named(
      DataStream<TargetReport> words, DataStream<Control> members) {
    return words
        .connect(members.broadcast(Members.MEMBERS))
        .process(new NameFunction())
        .returns(TypeInformation.of(TargetReport.class))
        .name("campaign names")
        .uid("campaign-names");
  }

  private SingleOutputStreamOperator<Visit> remember(
      DataStream<TargetEvent> events, BroadcastStream<Control> control, boolean speaks) {
    return keyed(
        events,
        TargetEvent::site,
        control,
        new TargetLedgerFunction(knowledge, speaks),
        WireType.VISIT,
        "target ledger");
  }

  private SingleOutputStreamOperator<Alert> tier(
      DataStream<Visit> visits, BroadcastStream<Control> control) {
    return keyed(
        visits,
        Visit::subject,
        control,
        new ExposureLedgerFunction(knowledge, settings.emission()),
        TypeInformation.of(Alert.class),
        "exposure ledger");
  }

  private SingleOutputStreamOperator<Assignment> route(
      DataStream<Alert> alerts, BroadcastStream<Control> broadcast) {
    return alerts
        .map(AlertHead::of)
        .returns(TypeInformation.of(AlertHead.class))
        .name("alert head")
        .uid("alert-head")
        .connect(broadcast)
        .process(new RouteFunction(knowledge))
        .returns(TypeInformation.of(Assignment.class))
        .name("route")
        .uid("route");
  }

  /** Fits what may wait into what advisors can take on. */
  private SingleOutputStreamOperator<Assignment> fit(
      DataStream<Offer> offers, BroadcastStream<Control> control) {
    return keyed(
        offers,
        offer -> offer.assignment().advisorId(),
        control,
        new CapacityFunction(knowledge),
        TypeInformation.of(Assignment.class),
        "capacity");
  }

  /** One operator that keeps something by key and hears of control. */
  private static <I, O> SingleOutputStreamOperator<O> keyed(
      DataStream<I> items,
      KeySelector<I, String> key,
      BroadcastStream<Control> control,
      KeyedBroadcastProcessFunction<String, I, Control, O> function,
      TypeInformation<O> type,
      String name) {
    return items
        .keyBy(key)
        .connect(control)
        .process(function)
        .returns(type)
        .name(name)
        .uid(name.replace(' ', '-'));
  }
}
