package tocsin.app.desk;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tocsin.desk.auth.OidcSettings;
import tocsin.desk.http.DeskSettings;

/**
 * Where a desk keeps its things and how it is reached.
 *
 * @param folder keys, audit witness and, without another database, the SQLite file
 * @param database URL of a PostgreSQL database, empty for SQLite
 * @param user of that database
 * @param password of that user
 * @param oidc the identity provider, null for none
 */
public record DeskPlan(
    Path folder,
    DeskSettings http,
    String database,
    String user,
    String password,
    @Nullable OidcSettings oidc) {

  /** A desk on SQLite. */
  public static DeskPlan sqlite(Path folder, DeskSettings http) {
    return new DeskPlan(folder, http, "", "", "", null);
  }

  @Override
  public String toString() {
    return "DeskPlan[" + folder + "]";
  }
}
