package tocsin.app.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.domain.intel.Listing;
import tocsin.job.Control;
import tocsin.job.Edition;
import tocsin.job.Editions;

/**
 * Tells the listings known beforehand, then watches. Watching happens in a thread of its own; what
 * it finds is handed over through a queue.
 */
final class ControlReader implements SourceReader<Control, ControlSource.OnlySplit> {
  private static final Logger LOG = LoggerFactory.getLogger(ControlReader.class);

  private final FileKnowledge knowledge;
  private final long refreshMillis;
  private final Deque<Control> waiting = new ArrayDeque<>();
  private final ScheduledExecutorService watcher;
  private boolean allTold;
  private CompletableFuture<Void> available = CompletableFuture.completedFuture(null);

  ControlReader(FileKnowledge knowledge, long refreshMillis) {
    this.knowledge = knowledge;
    this.refreshMillis = refreshMillis;
    this.watcher =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "tocsin-watch");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public void start() {
    Edition edition = Editions.get(knowledge, "");
    List<Control> told = new ArrayList<>();
    edition.news().stream()
        .sorted(
            Comparator.comparingLong((Listing listing) -> listing.indicator().activeFrom())
                .thenComparing(listing -> listing.indicator().value()))
        .forEach(listing -> told.add(Control.listing(listing)));
    edition.handlings().forEach(handling -> told.add(Control.handling(handling)));
    edition.judgements().forEach(judgement -> told.add(Control.judgement(judgement)));
    told.sort(Comparator.comparingLong(Control::at));
    waiting.addAll(told);
    if (refreshMillis > 0) {
      KnowledgeWatch watch = new KnowledgeWatch(knowledge, this::hand);
      var unused =
          watcher.scheduleWithFixedDelay(
              () -> look(watch), refreshMillis, refreshMillis, TimeUnit.MILLISECONDS);
    }
  }

  private static void look(KnowledgeWatch watch) {
    try {
      watch.look(System.currentTimeMillis());
    } catch (KnowledgeException e) {
      LOG.warn("what is in force stays in force: {}", e.getMessage());
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("could not look for changes: {}", e.getMessage());
    }
  }

  private void hand(List<Control> found) {
    synchronized (waiting) {
      waiting.addAll(found);
      available.complete(null);
    }
  }

  @Override
  public InputStatus pollNext(ReaderOutput<Control> output) {
    @Nullable Control next;
    synchronized (waiting) {
      next = waiting.poll();
      if (next == null) {
        // Not before the enumerator's last word: a message to a task that has ended fails the job.
        if (refreshMillis == 0 && allTold) {
          return InputStatus.END_OF_INPUT;
        }
        available = new CompletableFuture<>();
        if (refreshMillis > 0) {
          output.markIdle(); // what was known beforehand is told; what comes now holds no time up
        }
        return InputStatus.NOTHING_AVAILABLE;
      }
    }
    output.collect(next);
    return InputStatus.MORE_AVAILABLE;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    synchronized (waiting) {
      return available;
    }
  }

  @Override
  public List<ControlSource.OnlySplit> snapshotState(long checkpoint) {
    return List.of(new ControlSource.OnlySplit());
  }

  @Override
  public void addSplits(List<ControlSource.OnlySplit> splits) {}

  @Override
  public void notifyNoMoreSplits() {
    synchronized (waiting) {
      allTold = true;
      available.complete(null);
    }
  }

  @Override
  public void close() {
    watcher.shutdownNow();
  }
}
