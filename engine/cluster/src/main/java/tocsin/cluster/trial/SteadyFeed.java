package tocsin.cluster.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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
  private volatile double reach;
  private volatile String failure = "";

  SteadyFeed(LocalStack stack, TrialTown town) throws IOException {
    this.stack = stack;
    this.lines = Files.readAllLines(town.records());
    this.closing = town.closing();
    this.reach = 0.05;
    this.thread = new Thread(this::feed, "tocsin-feed");
    thread.setDaemon(true);
    thread.start();
  }

  /** Lets the feed come to a share of all records. */
  void reach(double share) {
    reach = Math.max(reach, share);
  }

  private void feed() {
    try (Feeder feeder = new Feeder(stack.broker().address(), stack.topics().records())) {
      for (int i = 0; i < lines.size(); i++) {
        while (i > reach * lines.size()) {
          // A trickle even when far ahead: nothing is ever killed while idle.
          Thread.sleep(AHEAD);
          reach += 1.0 / lines.size();
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
    reach = 1.1;
    if (!Waiting.until(ended::get, 300) || !failure.isEmpty()) {
      throw new IOException("not everything could be sent: " + failure);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
