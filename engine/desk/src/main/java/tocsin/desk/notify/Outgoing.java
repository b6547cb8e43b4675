package tocsin.desk.notify;

import java.io.IOException;

/** How notices leave: an HTTP request, or what a test puts in its place. Thread-safe. */
@FunctionalInterface
public interface Outgoing {
  /**
   * Sends one.
   *
   * @return the status of the other side
   * @throws IOException when the other side cannot be reached
   */
  int send(Letter letter) throws IOException, InterruptedException;

  /**
   * What is sent.
   *
   * @param body JSON
   * @param signature of time stamp and body, for the other side to check
   */
  record Letter(String url, String contentType, String body, long timestamp, String signature) {
    @Override
    public String toString() {
      return "Letter[…]";
    }
  }
}
