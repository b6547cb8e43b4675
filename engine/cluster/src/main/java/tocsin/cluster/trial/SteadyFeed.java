package tocsin.cluster.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import tocsin.cluster.flink.Waiting;
import tocsin.cluster.kafka.Feeder;

/**
 * Feeds a town's records through a trial: always some ahead of what the trial has come to, so that
 * whatever is killed is killed at work. A person's records stay in one partition, in order.
 */
final class SteadyFeed implements AutoCloseable {
  private static final int PARTITIONS = 2;
  private static final int LINES_AT_ONCE = 50;
  private static final int AHEAD = 4;

  private final LocalStack stack;
  private final List<String> lines;
  private final String closing;
  private final Thread thread;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicInteger reach = new AtomicInteger();
  private volatile String failure = "";

  SteadyFeed(LocalStack stack, TrialTown town) throws IOException {
    this.stack = stack;
    this.lines = Files.readAllLines(town.records());
    this.closing = town.closing();
    this.reach.set(lines.size() / 20);
    this.thread = new Thread(this::feed, "tocsin-feed");
    thread.setDaemon(true);
    thread.start();
  }

  /** Lets the feed come to a share of all records. */
  void reach(double share) {
    int lines = (int) (share * this.lines.size());
    reach.accumulateAndGet(lines, Math::max);
  }

  private void feed() {
    try (Feeder feeder = new Feeder(stack.broker().address(), stack.topics().records())) {
      for (int i = 0; i < lines.size(); i++) {
        while (i > reach.get()) {
          // A trickle even when far ahead: nothing is ever killed while idle.
          Thread.sleep(AHEAD);
          reach.incrementAndGet();
        }
        String line = lines.get(i);
        feeder.send(TrialTown.partition(line, PARTITIONS), line);
        if (i % LINES_AT_ONCE == 0) {
          Thread.sleep(1);
        }
      }
      feeder.flush();
      for (int partition = 0; partition < PARTITIONS; partition++) {
        feeder.send(partition, closing);
      }
      feeder.flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      failure = String.valueOf(e.getMessage());
    } finally {
      ended.set(true);
    }
  }

  /** Sends the rest, and what closes it. */
  void finish() throws IOException {
    reach.set(lines.size());
    if (!Waiting.until(ended::get, 300) || !failure.isEmpty()) {
      throw new IOException("not everything could be sent: " + failure);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
