package tocsin.benchmarks.kernels;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tocsin.core.kernel.Urls;

/**
 * A URL to its host, and to its host and canonical form: nanoseconds a URL. Each tells how many of
 * the URLs it found a host in.
 */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(UrlTexts.COUNT)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx8g", "-XX:+UseParallelGC", "-XX:ParallelGCThreads=2"})
public class UrlParsing {
  private String[] urls;
  private long characters;

  @Setup
  public void read() {
    urls = UrlTexts.read();
    characters = 0;
  }

  private long told(Facts facts, long found) {
    facts.tell(found, 0, 0);
    return found + characters;
  }

  /** Host, path and query in canonical form, after the Safe Browsing rules. */
  @Benchmark
  public long tocsin(Facts facts) {
    long found = 0;
    for (String url : urls) {
      Urls.Parts parts = Urls.parse(url, null);
      if (parts != null) {
        found++;
        characters += parts.host().length() + parts.path().length();
      }
    }
    return told(facts, found);
  }

  /** Split, checked and normalised; nothing is unescaped. */
  @Benchmark
  public long uriNormalized(Facts facts) {
    long found = 0;
    for (String url : urls) {
      try {
        URI uri = new URI(url).normalize();
        found += uri.getHost() == null ? 0 : 1;
        characters += uri.toString().length();
      } catch (URISyntaxException e) {
        characters++;
      }
    }
    return told(facts, found);
  }

  @Benchmark
  public long uri(Facts facts) {
    long found = 0;
    for (String url : urls) {
      try {
        found += new URI(url).getHost() == null ? 0 : 1;
      } catch (URISyntaxException e) {
        characters++;
      }
    }
    return told(facts, found);
  }

  /** Split only: neither checked nor canonical. */
  @Benchmark
  public long url(Facts facts) {
    long found = 0;
    for (String url : urls) {
      try {
        found += new URL(url).getHost().isEmpty() ? 0 : 1;
      } catch (MalformedURLException e) {
        characters++;
      }
    }
    return told(facts, found);
  }
}
