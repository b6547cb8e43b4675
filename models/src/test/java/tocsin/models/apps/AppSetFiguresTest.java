package tocsin.models.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tocsin.domain.pack.AppSignature;

/**
 * How often the hosts of honest services and of known bad apps are taken for the set of one app;
 * the table of APPS.md.
 */
@Tag("shared-data")
class AppSetFiguresTest {
  private static final String BEGIN = "<!-- app-sets -->\n";
  private static final String END = "<!-- /app-sets -->\n";

  /** Hosts an app is given; each person meets three quarters of them. */
  private static final int MOST_HOSTS = 8;

  private static final String[] ROLES = {"api.", "cdn.", "im.", "pay."};

  /** What one row counts. */
  private static final class Row {
    int sets;
    int single;
    int agreed;
    int strong;
    int known;
    int most;
  }

  @Test
  void shares_onPublicSets_areThoseOfTheReport() throws IOException {
    Path root = Path.of(System.getProperty("tocsin.root", "..")).toAbsolutePath().normalize();
    AppSets.Group honest = AppSets.services();
    AppSets.Group stalker = AppSets.stalkerware();
    AppSets.Group families = AppSets.families();
    SetBench shipped = SetBench.of(root.resolve("models/packs/base"));
    SetBench bench = shipped.knowing(signatures(shipped, stalker));

    StringBuilder table =
        new StringBuilder(
            "| sessions on | names | lists | sets | one person | two agree | ≥ 1 nat |"
                + " known set | most |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    Row written = row(bench, honest, plain(), true, false);
    table.append(line("honest services (v2fly)", "as written", "on", written));
    Row dressed = row(bench, honest, dressed(), true, false);
    table.append(line("honest services (v2fly)", "dressed", "on", dressed));
    Row bare = row(bench, honest, dressed(), false, false);
    table.append(line("honest services (v2fly)", "dressed", "off", bare));
    table.append(
        line("stalkerware", "as written", "on", row(bench, stalker, plain(), true, false)));
    Row bad = row(bench, stalker, dressed(), true, false);
    table.append(line("stalkerware", "dressed", "on", bad));
    table.append(
        line(
            "bad families (maltrail)",
            "dressed",
            "on",
            row(bench, families, dressed(), true, false)));
    Row fetched = row(bench, families, dressed(), true, true);
    table.append(line("bad families (maltrail), fetched", "dressed", "on", fetched));
    System.out.println(table);

    assertThat(100.0 * written.agreed / written.sets).as("honest, as written").isLessThan(0.5);
    assertThat(written.known + dressed.known + bare.known).as("honest taken for known").isZero();
    assertThat(written.strong + dressed.strong).as("honest, a nat or more").isZero();
    assertThat(2 * fetched.strong).as("bad, fetched").isGreaterThan(fetched.sets);

    Path report = root.resolve("models/APPS.md");
    String text = Files.readString(report);
    int from = text.indexOf(BEGIN) + BEGIN.length();
    int to = text.indexOf(END);
    if (Boolean.getBoolean("tocsin.update")) {
      Files.writeString(report, text.substring(0, from) + table + text.substring(to));
      return;
    }
    assertThat(text.substring(from, to))
        .as("the table of app sets; -Dtocsin.update=true writes it anew")
        .isEqualTo(table.toString());
  }

  /** The sites of each app, as a centre would enter them. */
  private static List<AppSignature> signatures(SetBench bench, AppSets.Group group) {
    List<AppSignature> signatures = new ArrayList<>();
    for (Map.Entry<String, List<String>> app : group.hosts().entrySet()) {
      List<String> sites = app.getValue().stream().map(bench::site).distinct().sorted().toList();
      if (sites.size() >= 2) {
        signatures.add(new AppSignature(app.getKey(), "unknown", sites));
      }
    }
    return signatures;
  }

  private static UnaryOperator<List<String>> plain() {
    return hosts -> hosts;
  }

  /** The worst case: each host has the name of a role, in turn. */
  private static UnaryOperator<List<String>> dressed() {
    return hosts -> {
      List<String> dressed = new ArrayList<>();
      for (int i = 0; i < hosts.size(); i++) {
        dressed.add(ROLES[i % ROLES.length] + hosts.get(i));
      }
      return dressed;
    };
  }

  private static Row row(
      SetBench bench,
      AppSets.Group group,
      UnaryOperator<List<String>> names,
      boolean lists,
      boolean fetched) {
    Row row = new Row();
    for (Map.Entry<String, List<String>> set : group.hosts().entrySet()) {
      Random random = new Random(set.getKey().hashCode());
      List<String> hosts = new ArrayList<>(set.getValue());
      java.util.Collections.shuffle(hosts, random);
      List<String> own =
          names.apply(List.copyOf(hosts.subList(0, Math.min(MOST_HOSTS, hosts.size()))));
      SetBench.Result result = bench.meet(part(own, random), part(own, random), lists, fetched);
      row.sets++;
      row.single += result.single() ? 1 : 0;
      row.agreed += result.agreed() ? 1 : 0;
      row.strong += result.weight() >= 100 ? 1 : 0;
      row.known += result.known() ? 1 : 0;
      row.most = Math.max(row.most, result.weight());
    }
    return row;
  }

  private static List<String> part(List<String> hosts, Random random) {
    List<String> part = new ArrayList<>(hosts);
    part.removeIf(host -> part.size() > 2 && random.nextInt(4) == 0);
    return part;
  }

  private static String line(String sessions, String names, String lists, Row row) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %,d | %.2f %% | %.2f %% | %.2f %% | %.2f %% | %.2f |%n",
        sessions,
        names,
        lists,
        row.sets,
        100.0 * row.single / row.sets,
        100.0 * row.agreed / row.sets,
        100.0 * row.strong / row.sets,
        100.0 * row.known / row.sets,
        row.most / 100.0);
  }
}
