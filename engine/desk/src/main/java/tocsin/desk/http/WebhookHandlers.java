package tocsin.desk.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tocsin.desk.notify.Addresses;
import tocsin.desk.notify.Webhooks;

/** Webhooks and gateways, and what waits for them. */
final class WebhookHandlers {
  private static final int MAX_HOOKS = 100;

  private final Parts parts;

  WebhookHandlers(Parts parts) {
    this.parts = parts;
  }

  void add(Routes routes) {
    routes
        .on(Endpoint.WEBHOOKS, this::list)
        .on(Endpoint.ADD_WEBHOOK, this::add)
        .on(Endpoint.REMOVE_WEBHOOK, this::remove)
        .on(Endpoint.DELIVERIES, this::deliveries)
        .on(Endpoint.RETRY_DELIVERY, this::retry);
  }

  private record View(
      String webhookId,
      String url,
      String kind,
      List<String> events,
      boolean active,
      @Nullable Long lastDeliveredAt,
      int waiting,
      @Nullable String secret) {
    static View of(Webhooks.Hook hook, int waiting, @Nullable String secret) {
      return new View(
          hook.webhookId(),
          hook.url(),
          hook.kind(),
          List.copyOf(new TreeSet<>(hook.events())),
          hook.active(),
          Wire.time(hook.lastDeliveredAt()),
          waiting,
          secret);
    }

    @Override
    public String toString() {
      return "View[" + webhookId + "]";
    }
  }

  private record Views(List<View> items) {}

  private record NewWebhook(String url, String kind, List<String> events) {}

  private record DeliveryView(
      String deliveryId,
      String webhookId,
      String event,
      int attempts,
      String state,
      @Nullable String lastError,
      @Nullable Long nextAt) {
    static DeliveryView of(Webhooks.Delivery delivery) {
      return new DeliveryView(
          delivery.deliveryId(),
          delivery.webhookId(),
          delivery.event(),
          delivery.attempts(),
          delivery.state(),
          Wire.text(delivery.lastError()),
          delivery.state().equals("waiting") ? delivery.nextAt() : null);
    }
  }

  private record Deliveries(List<DeliveryView> items, @Nullable String next) {}

  private Reply list(Call call) {
    return Reply.ok(
        call.read(
            connection -> {
              List<View> views = new ArrayList<>();
              for (Webhooks.Hook hook : Webhooks.all(connection)) {
                views.add(View.of(hook, Webhooks.waiting(connection, hook.webhookId()), null));
              }
              return new Views(views);
            }));
  }

  private Reply add(Call call) {
    NewWebhook asked = call.json(NewWebhook.class);
    Addresses.fault(asked.url(), parts.given().settings().privateWebhooks())
        .ifPresent(
            allowed -> {
              throw ProblemException.field("url", "", allowed);
            });
    return call.writeSecret(
        tx -> {
          if (Webhooks.all(tx.connection()).size() >= MAX_HOOKS) {
            throw new ProblemException(Trouble.CONDITION, "at most " + MAX_HOOKS + " webhooks");
          }
          Webhooks.Hook hook =
              Webhooks.add(tx, asked.url(), asked.kind(), new HashSet<>(asked.events()));
          audit(tx, call, "webhook.add", hook.webhookId());
          return Reply.ok(View.of(hook, 0, hook.secret()));
        });
  }

  private void audit(tocsin.desk.store.Tx tx, Call call, String action, String id)
      throws java.sql.SQLException {
    parts.audit(tx, call.caller().userId(), action, id, Map.of());
  }

  private Reply remove(Call call) {
    return call.write(
        tx -> {
          if (!Webhooks.remove(tx, call.at("webhookId"))) {
            throw ProblemException.notFound();
          }
          audit(tx, call, "webhook.remove", call.at("webhookId"));
          return Reply.none();
        });
  }

  private Reply deliveries(Call call) {
    int limit = (int) call.number("limit", 100);
    return Reply.ok(
        call.read(
            connection -> {
              List<Webhooks.Delivery> found =
                  Webhooks.outbox(connection, call.text("cursor").orElse(""), limit + 1);
              List<Webhooks.Delivery> shown = found.subList(0, Math.min(limit, found.size()));
              return new Deliveries(
                  shown.stream().map(DeliveryView::of).toList(),
                  found.size() > limit ? shown.get(limit - 1).deliveryId() : null);
            }));
  }

  private Reply retry(Call call) {
    return call.write(
        tx ->
            Reply.ok(
                DeliveryView.of(
                    Webhooks.retry(tx, call.at("deliveryId"))
                        .orElseThrow(ProblemException::notFound))));
  }
}
