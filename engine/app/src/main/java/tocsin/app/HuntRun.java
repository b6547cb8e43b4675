package tocsin.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjDoubleConsumer;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.file.Records;
import tocsin.core.apps.AppPages;
import tocsin.core.detect.Sieve;
import tocsin.core.detect.SieveCounts;
import tocsin.core.detect.Subjects;
import tocsin.core.discover.hunt.Bounds;
import tocsin.core.discover.hunt.Find;
import tocsin.core.discover.hunt.Hunt;
import tocsin.core.model.CompiledModel;
import tocsin.core.verdict.Judgements;
import tocsin.domain.intel.AppTouch;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.Visit;
import tocsin.domain.traffic.InputAccount;
import tocsin.job.Edition;

/** Reads a history through the sieve and hunts in it; twice when its end is to be found first. */
public final class HuntRun {
  private final Edition edition;
  private final Bounds bounds;
  private final InputSpec input;
  private final List<InputAccount> accounts = new ArrayList<>();

  public HuntRun(Edition edition, Bounds bounds, InputSpec input) {
    this.edition = edition;
    this.bounds = bounds;
    this.input = input;
  }

  /**
   * The moment after the history's last record, milliseconds UTC; reads all of it.
   *
   * @throws IOException when a file cannot be found or read, or holds no record
   */
  public long end() throws IOException {
    long last = Replay.horizon(Records.read(input, record -> {}));
    if (last == Long.MIN_VALUE) {
      throw new IOException(input.paths() + ": no record that could be read");
    }
    return last + 1;
  }

  /**
   * What is found as of a time.
   *
   * @param asOf milliseconds UTC, exclusive
   * @param weighed hears the probability of each target by its site, in each round
   * @throws IOException when a file cannot be found or read
   */
  public Hunt.Outcome hunt(long asOf, ObjDoubleConsumer<String> weighed) throws IOException {
    CompiledModel model = edition.model();
    Hunt.Rules rules =
        new Hunt.Rules(
            model.pack().parameters(),
            model.fusion(),
            model.appSessions(),
            new AppPages(model.pack().apps()),
            edition.news(),
            Judgements.of(edition.judgements()));
    Hunt hunt = new Hunt(rules, bounds, asOf);
    Sieve sieve =
        new Sieve(
            model.names(),
            model.suffixes(),
            model.warnings(),
            edition.indicators(),
            new Subjects(edition.lines(), edition.key().newPseudonyms()),
            new SieveCounts());
    Sieve.Out out =
        new Sieve.Out() {
          @Override
          public void sighting(Sighting sighting) {
            hunt.sighted(sighting);
          }

          @Override
          public void context(Visit visit) {
            // Services that stand on a warning list are no candidates.
          }

          @Override
          public void touch(AppTouch touch) {
            hunt.touched(touch);
          }
        };
    accounts.clear();
    accounts.addAll(Records.read(input, record -> sieve.sift(record, out)));
    return hunt.close(weighed);
  }

  /**
   * Finds as a list of indicators in the native CSV.
   *
   * @param asOf the hunt's, from when they count
   */
  public String indicators(List<Find> finds, long asOf) {
    return new HuntFiles(edition.model().pack(), asOf).indicators(finds);
  }

  /** What became of every line of the history in the last hunt. */
  List<InputAccount> accounts() {
    return List.copyOf(accounts);
  }
}
