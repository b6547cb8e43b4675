package tocsin.benchmarks.desk;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tocsin.app.desk.DeskClient.Answer;

/**
 * Many browsers that listen while somebody works: from when a step is sent until each of them has
 * its event. They listen from this very process and share its processors with the desk.
 */
public final class Streams {
  private static final int A_SECOND = 5;
  private static final int WARM_UP = 10;
  private static final long PATIENCE_SECONDS = 60;

  /** When each event was heard, by its number: first the sequence, then one time a listener. */
  private final Map<Long, Waits> heard = new ConcurrentHashMap<>();

  private final AtomicInteger ended = new AtomicInteger();
  private final CountDownLatch joined;
  private final int listeners;

  private Streams(int listeners) {
    this.listeners = listeners;
    this.joined = new CountDownLatch(listeners);
  }

  /** Lets everybody listen. */
  public static Finding at(FullDesk desk, LoadPlan plan) throws IOException, InterruptedException {
    Streams streams = new Streams(plan.listeners());
    HttpClient http = FullDesk.http();
    for (int i = 0; i < plan.listeners(); i++) {
      var unused =
          http.sendAsync(
              desk.operator().listening("/api/stream"),
              HttpResponse.BodyHandlers.fromLineSubscriber(streams.new Listener()));
    }
    if (!streams.joined.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException(streams.joined.getCount() + " streams did not begin");
    }
    return streams.work(desk, plan.events());
  }

  private Finding work(FullDesk desk, int events) throws IOException, InterruptedException {
    Waits all = new Waits(events * listeners);
    long start = System.nanoTime();
    for (int i = 0; i < events + WARM_UP; i++) {
      long due = start + i * TimeUnit.SECONDS.toNanos(1) / A_SECOND;
      LockSupport.parkNanos(due - System.nanoTime());
      long sent = System.nanoTime();
      Answer answer =
          desk.operator().post(desk.nextCase() + "/actions", "{\"kind\":\"take\"}", "\"1\"");
      Waits when = of(answer.json().path("seq").asLong());
      long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
      while (when.count() < listeners && System.nanoTime() < patience) {
        LockSupport.parkNanos(1_000_000);
      }
      if (i >= WARM_UP) {
        when.addTo(all, sent);
      }
    }
    int missed = events * listeners - all.count();
    return new Finding(
        String.format("%,d streams, %d events a second to each", listeners, A_SECOND),
        all.text() + String.format(Locale.ROOT, "; missed %d, ended %d", missed, ended.get()),
        "p99 < 300 ms, none missed",
        all.millis(.99) < 300 && missed == 0 && ended.get() == 0);
  }

  private Waits of(long seq) {
    return heard.computeIfAbsent(seq, unused -> new Waits(listeners));
  }

  /** One browser; the desk's first line is its greeting. */
  private final class Listener implements Flow.Subscriber<String> {
    private boolean greeted;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      if (!greeted) {
        greeted = true;
        joined.countDown();
      }
      if (line.startsWith("id: ")) {
        of(Long.parseLong(line.substring(4))).add(System.nanoTime());
      }
    }

    @Override
    public void onError(Throwable failure) {
      ended.incrementAndGet();
    }

    @Override
    public void onComplete() {
      ended.incrementAndGet();
    }
  }
}
