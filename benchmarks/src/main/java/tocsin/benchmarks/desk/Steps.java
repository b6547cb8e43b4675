package tocsin.benchmarks.desk;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Durable steps at a fixed rate, each by a request of its own, whether or not those before have
 * been answered. Each waits from when it was due, so that a stall is not left out.
 */
public final class Steps {
  private static final String TAKE = "{\"kind\":\"take\"}";

  private final FullDesk desk;
  private final HttpClient http = FullDesk.http();
  private final AtomicInteger refused = new AtomicInteger();

  private Steps(FullDesk desk) {
    this.desk = desk;
  }

  /** Takes steps for as long as the plan says. */
  public static Finding at(FullDesk desk, LoadPlan plan) {
    Steps steps = new Steps(desk);
    steps.take(plan.rate(), plan.warmUp());
    steps.refused.set(0);
    Waits waits = steps.take(plan.rate(), plan.rate() * plan.seconds());
    String measured =
        waits.text() + String.format(Locale.ROOT, "; not done %d", steps.refused.get());
    return new Finding(
        plan.rate() + " durable steps a second for " + plan.seconds() + " s, over HTTP",
        measured,
        "p99 < 50 ms, none not done",
        waits.millis(.99) < 50 && steps.refused.get() == 0);
  }

  private Waits take(int rate, int count) {
    Waits waits = new Waits(count);
    List<CompletableFuture<?>> all = new ArrayList<>(count);
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = start + i * TimeUnit.SECONDS.toNanos(1) / rate;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      all.add(
          http.sendAsync(
                  desk.operator().writing(desk.nextCase() + "/actions", TAKE, "\"1\""),
                  HttpResponse.BodyHandlers.discarding())
              .handle(
                  (answer, failed) -> {
                    waits.add(System.nanoTime() - due);
                    boolean done = failed == null && answer.statusCode() == 200;
                    return done ? 0 : refused.incrementAndGet();
                  }));
    }
    all.forEach(CompletableFuture::join);
    return waits;
  }
}
