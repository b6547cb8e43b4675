package tocsin.desk.http;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tocsin.desk.auth.UnitTree;
import tocsin.desk.store.Database;

/** The jurisdiction tree, read again when the roster changed and at least once a minute. */
final class Trees implements Supplier<UnitTree> {
  private static final long FRESH_MILLIS = 60_000L;

  private final Database database;
  private final InstantSource clock;
  private volatile @Nullable Aged aged;

  private record Aged(UnitTree tree, long at) {}

  Trees(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public UnitTree get() {
    Aged now = aged;
    long at = clock.millis();
    if (now != null && at - now.at < FRESH_MILLIS) {
      return now.tree;
    }
    UnitTree tree = database.read(UnitTree::read);
    aged = new Aged(tree, at);
    return tree;
  }

  void forget() {
    aged = null;
  }
}
