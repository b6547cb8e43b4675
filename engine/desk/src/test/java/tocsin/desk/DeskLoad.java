package tocsin.desk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import tocsin.core.casework.Actor;
import tocsin.core.casework.CaseAction;
import tocsin.desk.casework.AlertIntake;
import tocsin.desk.store.CaseQuery;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.Role;

/**
 * Offers durable steps at a fixed rate to a desk full of open cases and says how long each waited,
 * counted from when it was due (so that a stall is not left out). Bounded in count, ends by itself.
 * Arguments: cases, steps a second, seconds.
 */
final class DeskLoad {
  private DeskLoad() {}

  public static void main(String[] arguments) throws Exception {
    int cases = Math.min(Integer.parseInt(arguments[0]), 100_000);
    int rate = Math.min(Integer.parseInt(arguments[1]), 5_000);
    int seconds = Math.min(Integer.parseInt(arguments[2]), 120);
    Path folder = Files.createTempDirectory("tocsin-load");
    try (DeskCore desk = KilledDesk.open(folder)) {
      long began = System.nanoTime();
      fill(desk, cases);
      System.out.printf("%d cases opened in %d ms%n", cases, millisSince(began));
      first(desk);
      steps(desk, cases, rate, seconds);
      first(desk);
    }
  }

  private static void fill(DeskCore desk, int cases) {
    for (int from = 0; from < cases; from += 1_000) {
      List<Alert> alerts = new ArrayList<>();
      for (int i = from; i < Math.min(cases, from + 1_000); i++) {
        alerts.add(
            new Alert(
                "x" + i,
                1,
                AlertStatus.OPEN,
                "p" + i,
                Tier.values()[2 + i % 3],
                Stage.S3,
                "F01",
                "m" + i % 50,
                1,
                2,
                50,
                List.of(),
                List.of("lure" + i % 500 + ".example"),
                List.of()));
      }
      desk.intake().alerts(alerts).join();
    }
  }

  private static void first(DeskCore desk) {
    for (int turn = 0; turn < 3; turn++) {
      long began = System.nanoTime();
      int rows = desk.database().read(c -> desk.store().page(c, CaseQuery.OPEN)).cases().size();
      long paged = millisSince(began);
      long total = desk.database().read(c -> desk.store().counts(c, CaseQuery.OPEN)).total();
      System.out.printf(
          "first page %d rows in %d ms, tiles over %d in %d ms%n",
          rows, paged, total, millisSince(began) - paged);
    }
  }

  private static void steps(DeskCore desk, int cases, int rate, int seconds) {
    int count = rate * seconds;
    AtomicLongArray waited = new AtomicLongArray(count);
    List<CompletableFuture<?>> all = new ArrayList<>(count);
    long start = System.nanoTime();
    int failed = 0;
    for (int i = 0; i < count; i++) {
      long due = start + (long) i * TimeUnit.SECONDS.toNanos(1) / rate;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      int number = i;
      boolean take = i / cases % 2 == 0;
      Actor actor = new Actor("op" + i % cases, Role.OPERATOR);
      CaseAction action = new CaseAction.Plain(take ? ActionKind.TAKE : ActionKind.RELEASE, "");
      all.add(
          desk.cases()
              .act(AlertIntake.caseId("x" + i % cases), 1 + i / cases, action, actor)
              .whenComplete((done, no) -> waited.set(number, System.nanoTime() - due)));
    }
    for (CompletableFuture<?> each : all) {
      failed += each.handle((done, no) -> no == null ? 0 : 1).join();
    }
    long[] sorted = new long[count];
    Arrays.setAll(sorted, waited::get);
    Arrays.sort(sorted);
    System.out.printf(
        "%d durable steps at %d/s: p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, worst %.1f ms,"
            + " failed %d%n",
        count,
        rate,
        sorted[count / 2] / 1e6,
        sorted[(int) (count * 0.99)] / 1e6,
        sorted[(int) (count * 0.999)] / 1e6,
        sorted[count - 1] / 1e6,
        failed);
  }

  private static long millisSince(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
  }
}
