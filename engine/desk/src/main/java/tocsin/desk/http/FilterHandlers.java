package tocsin.desk.http;

import java.util.List;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;

/** An operator's saved filters. */
final class FilterHandlers {
  private static final int MAX_FILTERS = 50;

  void add(Routes routes) {
    routes
        .on(Endpoint.FILTERS, FilterHandlers::list)
        .on(Endpoint.SAVE_FILTER, FilterHandlers::save)
        .on(Endpoint.REMOVE_FILTER, FilterHandlers::remove);
  }

  private record Saved(String name, CaseFilter filter) {}

  private record SavedList(List<Saved> items) {}

  private static Reply list(Call call) {
    return Reply.ok(
        call.read(
            connection ->
                new SavedList(
                    Sql.all(
                        connection,
                        "SELECT name, body FROM filters WHERE user_id = ? ORDER BY name",
                        row ->
                            new Saved(
                                row.getString(1),
                                Documents.read(row.getString(2), CaseFilter.class)),
                        call.caller().userId()))));
  }

  private static Reply save(Call call) {
    Saved saved = call.json(Saved.class);
    if (!saved.name().equals(call.at("name"))) {
      throw ProblemException.field("name", saved.name(), "the name in the address");
    }
    return call.write(
        tx -> {
          String user = call.caller().userId();
          long others =
              Sql.number(
                  tx.connection(),
                  "SELECT COUNT(*) FROM filters WHERE user_id = ? AND name <> ?",
                  user,
                  saved.name());
          if (others >= MAX_FILTERS) {
            throw new ProblemException(Trouble.CONDITION, "at most " + MAX_FILTERS + " filters");
          }
          Sql.run(
              tx.connection(),
              "INSERT INTO filters (user_id, name, body) VALUES (?, ?, ?)"
                  + " ON CONFLICT (user_id, name) DO UPDATE SET body = excluded.body",
              user,
              saved.name(),
              Documents.write(saved.filter()));
          return Reply.ok(saved);
        });
  }

  private static Reply remove(Call call) {
    return call.write(
        tx -> {
          int removed =
              Sql.run(
                  tx.connection(),
                  "DELETE FROM filters WHERE user_id = ? AND name = ?",
                  call.caller().userId(),
                  call.at("name"));
          if (removed == 0) {
            throw ProblemException.notFound();
          }
          return Reply.none();
        });
  }
}
