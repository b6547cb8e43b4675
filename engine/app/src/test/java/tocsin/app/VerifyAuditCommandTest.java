package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.core.casework.Terms;
import tocsin.desk.DeskCore;
import tocsin.desk.DeskFolder;
import tocsin.desk.audit.AuditLine;
import tocsin.desk.casework.RouteStandby;
import tocsin.desk.store.Database;
import tocsin.desk.store.Databases;
import tocsin.desk.store.Sql;
import tocsin.desk.vault.PseudonymKeys;

class VerifyAuditCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void writeAndClose() throws Exception {
    DeskFolder files = new DeskFolder(folder);
    RouteStandby standby = new RouteStandby(head -> java.util.List.of(), "c1");
    PseudonymKeys key =
        new PseudonymKeys("a key for tests only".getBytes(StandardCharsets.US_ASCII));
    DeskCore.Parts parts =
        new DeskCore.Parts(
            Terms.DEFAULT, () -> standby, subject -> "", () -> key, InstantSource.system());
    Database database = Databases.sqlite(files.database(), InstantSource.system());
    try (DeskCore desk = DeskCore.open(database, files, parts)) {
      for (int i = 0; i < 5; i++) {
        desk.database()
            .writeNow(
                tx -> desk.audit().append(tx, new AuditLine("op", "case.take", "k1", Map.of())));
      }
    }
  }

  @Test
  void closedDesk_isSound_andSignedToItsEnd() {
    assertThat(Main.execute("verify-audit", "--desk", folder.toString())).isEqualTo(ExitCode.OK);
  }

  @Test
  void changedLine_isAFinding() throws Exception {
    try (Database database =
        Databases.sqlite(new DeskFolder(folder).database(), InstantSource.system())) {
      database.writeNow(
          tx -> Sql.run(tx.connection(), "UPDATE audit SET actor = 'someone' WHERE seq = 3"));
    }

    assertThat(Main.execute("verify-audit", "--json", "--desk", folder.toString()))
        .isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void noDesk_isAnInputError() {
    assertThat(Main.execute("verify-audit", "--desk", folder.resolve("none").toString()))
        .isEqualTo(ExitCode.IO);
  }
}
