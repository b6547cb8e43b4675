package tocsin.desk.notify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Over HTTP: no redirects, ten seconds, the answer's body is not read. */
final class HttpOutgoing implements Outgoing {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final boolean privateAllowed;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  HttpOutgoing(boolean privateAllowed) {
    this.privateAllowed = privateAllowed;
  }

  @Override
  public int send(Letter letter) throws IOException, InterruptedException {
    if (Addresses.fault(letter.url(), privateAllowed).isPresent()) {
      throw new IOException("the address is refused");
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(letter.url()))
            .timeout(PATIENCE)
            .header("Content-Type", letter.contentType())
            .header("X-Tocsin-Timestamp", Long.toString(letter.timestamp()))
            .header("X-Tocsin-Signature", letter.signature())
            .POST(HttpRequest.BodyPublishers.ofString(letter.body()))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
