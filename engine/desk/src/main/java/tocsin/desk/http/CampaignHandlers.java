package tocsin.desk.http;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.desk.auth.UnitTree;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseVerdict;
import tocsin.domain.casework.Role;

/** Campaigns, as far as the caller sees: people by tier and stage, targets, clusters. */
final class CampaignHandlers {
  private static final int MAX_CASES = 20_000;
  private static final int MAX_TARGETS = 200;

  /** Below this many people an enterprise is not named. */
  private static final int CLUSTER = 3;

  private final Parts parts;
  private final Sight sight;
  private final TargetRows targets;

  CampaignHandlers(Parts parts, Sight sight, TargetRows targets) {
    this.parts = parts;
    this.sight = sight;
    this.targets = targets;
  }

  void add(Routes routes) {
    routes.on(Endpoint.CAMPAIGNS, this::list).on(Endpoint.CAMPAIGN_DETAIL, this::detail);
  }

  private record Page(List<Campaign> items, @Nullable String next) {}

  private record Cluster(String unitId, @Nullable String unitName, int people) {}

  private record Campaign(
      String campaign,
      String fraudType,
      long firstSeenAt,
      long lastSeenAt,
      int people,
      int openCases,
      Map<String, Long> byTier,
      Map<String, Long> byStage,
      int dissuaded,
      int lost,
      List<TargetRow> targets,
      List<Cluster> clusters) {}

  private record Head(String campaign, long open) {}

  private Reply list(Call call) {
    int limit = (int) Math.min(200, call.number("limit", 50));
    long from = offset(call.text("cursor").orElse("0"));
    return Reply.ok(
        call.read(
            connection -> {
              List<Head> heads =
                  Sql.all(
                      connection,
                      "SELECT campaign, SUM(1 - ended), COUNT(*) FROM cases WHERE campaign <> ''"
                          + " GROUP BY campaign ORDER BY 2 DESC, 3 DESC, 1 LIMIT ? OFFSET ?",
                      row -> new Head(row.getString(1), row.getLong(2)),
                      limit + 1,
                      from);
              List<Campaign> items = new ArrayList<>();
              for (Head head : heads.subList(0, Math.min(limit, heads.size()))) {
                List<CaseFile> files = seen(connection, call, head.campaign);
                if (!files.isEmpty()) {
                  items.add(campaign(connection, call, head.campaign, files, 5));
                }
              }
              String next = heads.size() > limit ? Long.toString(from + limit) : null;
              return new Page(items, next);
            }));
  }

  private static long offset(String cursor) {
    try {
      return Math.max(0, Long.parseLong(cursor));
    } catch (NumberFormatException e) {
      throw ProblemException.field("query:cursor", "", "the cursor of the page before");
    }
  }

  private Reply detail(Call call) {
    return Reply.ok(
        call.read(
            connection -> {
              List<CaseFile> files = seen(connection, call, call.at("campaign"));
              if (files.isEmpty()) {
                throw ProblemException.notFound();
              }
              return campaign(connection, call, call.at("campaign"), files, MAX_TARGETS);
            }));
  }

  private List<CaseFile> seen(Connection connection, Call call, String campaign)
      throws SQLException {
    return Sql.all(
            connection,
            "SELECT body FROM cases WHERE campaign = ? LIMIT ?",
            row -> Documents.read(row.getString(1), CaseFile.class),
            campaign,
            MAX_CASES)
        .stream()
        .filter(file -> sight.sees(call.caller(), file))
        .toList();
  }

  private Campaign campaign(
      Connection connection, Call call, String campaign, List<CaseFile> files, int maxTargets)
      throws SQLException {
    Map<String, Long> byTier = new HashMap<>();
    Map<String, Long> byStage = new HashMap<>();
    Set<String> people = new HashSet<>();
    Map<String, Set<String>> units = new HashMap<>();
    UnitTree tree = parts.trees().get();
    int open = 0;
    int dissuaded = 0;
    int lost = 0;
    long first = Long.MAX_VALUE;
    long last = 0;
    for (CaseFile file : files) {
      byTier.merge(Wire.word(file.tier()), 1L, Long::sum);
      byStage.merge(file.stage().name(), 1L, Long::sum);
      people.add(file.subject());
      String enterprise = tree.above(file.unitId(), "enterprise");
      units.computeIfAbsent(enterprise, unit -> new HashSet<>()).add(file.subject());
      open += file.state().ended() ? 0 : 1;
      dissuaded += file.outcomes().stream().anyMatch(o -> o.verdict() == CaseVerdict.V1) ? 1 : 0;
      lost += file.outcomes().stream().anyMatch(o -> o.verdict() == CaseVerdict.V3) ? 1 : 0;
      first = Math.min(first, file.openedAt());
      last = Math.max(last, file.since());
    }
    boolean tuner = call.caller().role() == Role.TUNER;
    return new Campaign(
        campaign,
        files.get(0).fraudType(),
        first,
        last,
        people.size(),
        open,
        byTier,
        byStage,
        dissuaded,
        lost,
        targets(connection, files, maxTargets),
        tuner ? List.of() : clusters(units, tree));
  }

  private List<TargetRow> targets(Connection connection, List<CaseFile> files, int max)
      throws SQLException {
    List<String> names =
        Sql.all(
            connection,
            "SELECT DISTINCT g.target FROM case_targets g JOIN cases c ON c.case_id = g.case_id"
                + " WHERE c.campaign = ? ORDER BY g.target LIMIT ?",
            row -> row.getString(1),
            files.get(0).campaign(),
            max);
    return targets.of(connection, names, files.get(0));
  }

  private static List<Cluster> clusters(Map<String, Set<String>> units, UnitTree tree) {
    return units.entrySet().stream()
        .filter(unit -> !unit.getKey().isEmpty() && unit.getValue().size() >= CLUSTER)
        .map(
            unit ->
                new Cluster(
                    unit.getKey(), Wire.text(tree.name(unit.getKey())), unit.getValue().size()))
        .sorted(
            java.util.Comparator.comparingInt(Cluster::people)
                .reversed()
                .thenComparing(Cluster::unitId))
        .toList();
  }
}
