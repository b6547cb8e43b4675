package tocsin.desk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.domain.people.Unit;
import tocsin.domain.people.UnitKind;

class UnitsAndKeysTest {
  @TempDir Path folder;
  private final ManualClock clock = new ManualClock(1_767_225_600_000L);
  private Database database;

  @BeforeEach
  void open() {
    database = Databases.sqlite(folder.resolve("desk.db"), clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void replace(Unit... units) {
    database.writeNow(
        tx -> {
          Units.replace(tx, List.of(units));
          return 0;
        });
  }

  private static Unit unit(String id, String parent, UnitKind kind) {
    return new Unit(id, parent, kind, "");
  }

  @Test
  void tree_keepsEachWayFromTheTop_andANewOneTakesItsPlace() {
    replace(unit("e1", "c1", UnitKind.ENTERPRISE), unit("c1", "", UnitKind.CENTRE));
    replace(unit("e2", "c1", UnitKind.ENTERPRISE), unit("c1", "", UnitKind.CENTRE));

    List<String> paths =
        database.read(
            c -> Sql.all(c, "SELECT path FROM units ORDER BY path", row -> row.getString(1)));

    assertThat(paths).containsExactly("/c1/", "/c1/e2/");
  }

  @Test
  void circleOrOrphan_isRefused_andTheTreeBeforeStands() {
    replace(unit("c1", "", UnitKind.CENTRE));

    assertThatThrownBy(
            () -> replace(unit("a", "b", UnitKind.STATION), unit("b", "a", UnitKind.STATION)))
        .hasMessageContaining("in a circle");
    assertThatThrownBy(() -> replace(unit("a", "gone", UnitKind.STATION)))
        .hasMessageContaining("no unit gone");

    long kept = database.read(c -> Sql.number(c, "SELECT COUNT(*) FROM units"));
    assertThat(kept).isEqualTo(1);
  }

  @Test
  void keyAgain_findsTheAnswer_forAnotherRequestItIsRefused_andADayLaterForgotten() {
    Idempotency.Answer answer = new Idempotency.Answer(200, "{}");
    database.writeNow(
        tx -> {
          Idempotency.keep(tx, "op1", "key-0001", "hash", answer);
          return 0;
        });

    assertThat(find("op1", "hash")).contains(answer);
    assertThat(find("op2", "hash")).isEmpty();
    assertThatThrownBy(() -> find("op1", "other")).isInstanceOf(IllegalStateException.class);
    clock.add(Idempotency.KEPT_MILLIS + 1);
    int expired = database.writeNow(Idempotency::expire);
    assertThat(expired).isEqualTo(1);
  }

  private Optional<Idempotency.Answer> find(String caller, String request) {
    return database.writeNow(tx -> Idempotency.find(tx, caller, "key-0001", request));
  }
}
