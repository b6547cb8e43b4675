package tocsin.desk.stream;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import tocsin.desk.auth.Caller;

/**
 * One listening browser. What it has not taken yet waits in a queue of {@value #MAX_WAITING}; a
 * client that lags further is told to resync and closed. Never blocks: bytes go out when the
 * connection is ready for them. Thread-safe.
 */
final class Client implements WriteListener {
  /** Most events that wait for a slow client. */
  static final int MAX_WAITING = 256;

  private final Caller caller;
  private final String sessionId;
  private final ServletOutputStream out;
  private final Queue<byte[]> waiting = new ArrayDeque<>();
  private final Object lock = new Object();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private boolean ready;
  private boolean flushed = true;
  private boolean last;
  private boolean closed;

  Client(Caller caller, String sessionId, ServletOutputStream out) {
    this.caller = caller;
    this.sessionId = sessionId;
    this.out = out;
  }

  Caller caller() {
    return caller;
  }

  String sessionId() {
    return sessionId;
  }

  /** Completes when nothing more will be written. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  void begin() {
    out.setWriteListener(this);
  }

  /** Gives the client something to take. */
  void offer(byte[] bytes) {
    synchronized (lock) {
      if (closed || last) {
        return;
      }
      if (waiting.size() >= MAX_WAITING) {
        waiting.clear();
        waiting.add(Event.RESYNC);
        last = true;
      } else {
        waiting.add(bytes);
      }
      push();
    }
  }

  /** Lets the client take what waits, then ends. */
  void end() {
    synchronized (lock) {
      last = true;
      push();
    }
  }

  boolean isClosed() {
    synchronized (lock) {
      return closed;
    }
  }

  @Override
  public void onWritePossible() {
    synchronized (lock) {
      ready = true;
      push();
    }
  }

  @Override
  public void onError(Throwable failure) {
    close();
  }

  private void push() {
    if (closed || !ready) {
      return;
    }
    try {
      while (ready && !waiting.isEmpty()) {
        if (isReady()) {
          out.write(waiting.remove());
          flushed = false;
        }
      }
      if (ready && !flushed && isReady()) {
        out.flush();
        flushed = true;
      }
      if (last && ready && waiting.isEmpty() && isReady()) {
        close();
      }
    } catch (IOException | IllegalStateException e) {
      close();
    }
  }

  /** Once this says no, {@link #onWritePossible} is called when there is room again. */
  private boolean isReady() {
    ready = out.isReady();
    return ready;
  }

  private void close() {
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      waiting.clear();
    }
    ended.complete(null);
  }
}
