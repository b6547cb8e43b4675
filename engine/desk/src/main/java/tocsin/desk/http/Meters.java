package tocsin.desk.http;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Figures for Prometheus: per route and status class, never per person. Thread-safe. */
final class Meters {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Histogram seconds =
      Histogram.builder()
          .name("desk_request_seconds")
          .help("Time to answer, by route.")
          .labelNames("route")
          .classicUpperBounds(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
          .register(registry);
  private final Counter requests =
      Counter.builder()
          .name("desk_requests_total")
          .help("Requests, by route and status.")
          .labelNames("route", "status")
          .register(registry);

  Meters() {
    JvmMetrics.builder().register(registry);
  }

  void request(Endpoint endpoint, int status, long nanos) {
    String route = endpoint.name().toLowerCase(Locale.ROOT);
    if (endpoint != Endpoint.STREAM) {
      seconds.labelValues(route).observe(nanos / 1e9);
    }
    requests.labelValues(route, Integer.toString(status)).inc();
  }

  /** Adds a figure that is asked for when it is read. */
  void gauge(String name, String help, LongSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call((double) value.getAsLong()))
        .register(registry);
  }

  Reply text() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);
    try {
      PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
      writer.write(out, registry.scrape());
      return Reply.bytes(writer.getContentType(), out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }
}
