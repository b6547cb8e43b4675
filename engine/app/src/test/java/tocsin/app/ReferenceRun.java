package tocsin.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.file.Lane;
import tocsin.adapters.file.LaneReader;
import tocsin.adapters.file.Lanes;
import tocsin.adapters.json.ResultJson;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.app.knowledge.KnowledgeLoader;
import tocsin.app.knowledge.Loaded;
import tocsin.core.campaign.Campaigns;
import tocsin.core.detect.Subjects;
import tocsin.core.reference.ReferenceEngine;
import tocsin.domain.intel.CampaignTurn;
import tocsin.domain.intel.Membership;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.traffic.Intake;

/** A history through the reference engine, for comparison with what the job writes. */
final class ReferenceRun {
  private ReferenceRun() {}

  /**
   * Alert and assignment lines, in the order of the output files, up to the last record.
   *
   * @param targets of each target the last line, in the order of targets
   * @param campaigns of each site that is part of one a line, in the order of sites
   */
  record Lines(
      List<String> alerts,
      List<String> assignments,
      List<String> targets,
      List<String> campaigns) {}

  static Lines of(FileKnowledge knowledge, InputSpec input) throws IOException {
    Loaded loaded = KnowledgeLoader.load(knowledge);
    ReferenceEngine engine =
        new ReferenceEngine(
            loaded.edition().model(),
            loaded.edition().indicators(),
            loaded.edition().news(),
            new Subjects(loaded.edition().lines(), loaded.edition().key().newPseudonyms()),
            loaded.edition().roster());
    long[] horizon = {Long.MIN_VALUE};
    for (Lane lane : Lanes.plan(input, 1)) {
      try (LaneReader reader = new LaneReader(lane, input)) {
        while (!reader.done()) {
          Intake intake = reader.read();
          if (intake != null) {
            intake.records().forEach(engine::take);
            intake.accounts().forEach(a -> horizon[0] = Math.max(horizon[0], a.lastAt()));
          }
        }
      }
    }
    loaded.edition().handlings().forEach(engine::take);
    loaded.edition().judgements().forEach(engine::take);
    ReferenceEngine.Outcome outcome = engine.finish();
    List<String> alerts = new ArrayList<>();
    outcome.alerts().stream()
        .filter(alert -> alert.decidedAt() <= horizon[0])
        .forEach(alert -> alerts.add(ResultJson.alert(alert)));
    List<String> assignments = new ArrayList<>();
    outcome.assignments().stream()
        .filter(assignment -> assignment.at() <= horizon[0])
        .forEach(assignment -> assignments.add(ResultJson.assignment(assignment)));
    Map<String, TargetReport> last = new TreeMap<>();
    outcome.targets().stream()
        .filter(report -> report.asOf() <= horizon[0])
        .forEach(
            report -> last.merge(report.target(), report, (a, b) -> b.asOf() >= a.asOf() ? b : a));
    List<Membership> members = new ArrayList<>();
    for (Membership each : outcome.campaigns()) {
      List<CampaignTurn> turns =
          each.turns().stream().filter(turn -> turn.from() <= horizon[0]).toList();
      if (!turns.isEmpty()) {
        members.add(new Membership(each.site(), turns));
      }
    }
    Campaigns campaigns = Campaigns.of(members);
    return new Lines(
        alerts,
        assignments,
        last.values().stream()
            .map(report -> report.within(campaigns.at(report.campaign(), horizon[0])))
            .map(ResultJson::target)
            .toList(),
        members.stream().map(ResultJson::membership).toList());
  }

  static Path root() {
    return Path.of(System.getProperty("tocsin.root", "../.."));
  }
}
