package tocsin.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tocsin.core.detect.TargetScorer;

/**
 * Judges lines on several threads and writes the answers as lines of JSON, in the order of the
 * lines. Holds no more than a few hundred lines for each thread. Fed by one thread.
 */
final class ScoreCrew implements ScoreLines, AutoCloseable {
  /** Lines handed over at once: about a millisecond's work. */
  private static final int CHUNK = 256;

  private static final int MOST_THREADS = 8;

  /** Chunks waiting or done for each thread. */
  private static final int AHEAD = 3;

  private final OutputStream out;
  private final ExecutorService threads;
  private final BlockingQueue<Worker> idle;
  private final Deque<Future<Answers>> pending = new ArrayDeque<>();
  private final int most;
  private List<Line> chunk = new ArrayList<>(CHUNK);
  private boolean sound = true;

  /** A line and what is wrong with it, null when nothing is known to be. */
  private record Line(String text, @Nullable String fault) {}

  /** A chunk's answers as they are written, and whether every line could be judged. */
  private record Answers(ByteArrayOutputStream bytes, boolean sound) {}

  /**
   * @param threads 1 and more; beyond {@value #MOST_THREADS} no more are used
   * @param scorer makes a scorer, for each thread its own
   */
  ScoreCrew(int threads, Supplier<TargetScorer> scorer, long at, int terms, OutputStream out)
      throws IOException {
    int size = Math.min(threads, MOST_THREADS);
    this.out = out;
    this.most = size * AHEAD;
    this.idle = new ArrayBlockingQueue<>(size);
    for (int i = 0; i < size; i++) {
      idle.add(new Worker(scorer.get(), at, terms));
    }
    this.threads = Executors.newFixedThreadPool(size);
  }

  @Override
  public void line(String text) throws IOException {
    take(new Line(text, null));
  }

  @Override
  public void error(String text, String fault) throws IOException {
    take(new Line(text, fault));
  }

  private void take(Line line) throws IOException {
    chunk.add(line);
    if (chunk.size() == CHUNK) {
      handOver();
    }
  }

  private void handOver() throws IOException {
    List<Line> lines = chunk;
    chunk = new ArrayList<>(CHUNK);
    pending.add(threads.submit(() -> judged(lines)));
    if (pending.size() > most) {
      write(pending.remove());
    }
  }

  private Answers judged(List<Line> lines) throws IOException, InterruptedException {
    Worker worker = idle.take();
    try {
      return worker.judge(lines);
    } finally {
      idle.add(worker);
    }
  }

  private void write(Future<Answers> future) throws IOException {
    try {
      Answers answers = future.get();
      answers.bytes.writeTo(out);
      sound &= answers.sound;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void flush() throws IOException {
    if (!chunk.isEmpty()) {
      handOver();
    }
    while (!pending.isEmpty()) {
      write(pending.remove());
    }
    out.flush();
  }

  @Override
  public boolean isSound() {
    return sound;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** What one thread at a time judges with. */
  private static final class Worker {
    private final TargetScorer scorer;
    private final long at;
    private final int terms;

    Worker(TargetScorer scorer, long at, int terms) {
      this.scorer = scorer;
      this.at = at;
      this.terms = terms;
    }

    Answers judge(List<Line> lines) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(lines.size() * 320);
      ScoreRun run = new ScoreRun(scorer, at, terms, new ScoreOutput.Json(bytes));
      for (Line line : lines) {
        if (line.fault == null) {
          run.line(line.text);
        } else {
          run.error(line.text, line.fault);
        }
      }
      run.flush();
      return new Answers(bytes, run.isSound());
    }
  }
}
