package tocsin.desk.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.desk.auth.Account;
import tocsin.desk.auth.Caller;
import tocsin.desk.auth.Session;
import tocsin.desk.store.Database;

/**
 * One request that has passed the gate: known caller, well-formed parts. Confined to its thread.
 *
 * @param account null for nobody
 * @param session null for nobody and for services
 * @param body null when there is none or it is not JSON
 * @param raw the body as it came; empty when it was JSON
 * @param expected the version of If-Match, -1 when there is none
 * @param key the Idempotency-Key, empty when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never shared
record Call(
    Endpoint endpoint,
    String requestId,
    Caller caller,
    @Nullable Account account,
    @Nullable Session session,
    String address,
    Map<String, String> path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    @Nullable JsonNode body,
    byte[] raw,
    Map<String, Upload> uploads,
    long expected,
    String key,
    Database database) {

  /** A file in a form. */
  interface Upload {
    InputStream open();
  }

  String at(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalArgumentException(endpoint + " has no " + name + " in its path");
    }
    return value;
  }

  Optional<String> text(String name) {
    List<String> values = query.get(name);
    return values == null || values.get(0).isEmpty()
        ? Optional.empty()
        : Optional.of(values.get(0));
  }

  /** A list written with commas. */
  List<String> list(String name) {
    List<String> parts = new ArrayList<>();
    String rest = text(name).orElse("");
    while (!rest.isEmpty()) {
      int comma = rest.indexOf(',');
      String part = comma < 0 ? rest : rest.substring(0, comma);
      rest = comma < 0 ? "" : rest.substring(comma + 1);
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return parts;
  }

  long number(String name, long otherwise) {
    return text(name).map(Long::parseLong).orElse(otherwise);
  }

  boolean flag(String name) {
    return text(name).map(Boolean::parseBoolean).orElse(false);
  }

  JsonNode json() {
    if (body == null) {
      throw new IllegalStateException(endpoint + " has no JSON body");
    }
    return body;
  }

  <T> T json(Class<T> type) {
    return Wire.as(json(), type);
  }

  Account me() {
    if (account == null) {
      throw new IllegalStateException(endpoint + " was let through without an account");
    }
    return account;
  }

  /** Reads at one snapshot. */
  <T> T read(Database.Reading<T> reading) {
    return database.read(reading);
  }

  /**
   * Writes once: with an Idempotency-Key that was used for the same request before, the answer of
   * then is given again and nothing is done. Work and key are one transaction.
   */
  Reply write(Database.Work<Reply> work) {
    return database.writeNow(tx -> Once.run(tx, this, work, true));
  }

  /** As {@link #write}, but the answer holds a secret and is not kept to be given again. */
  Reply writeSecret(Database.Work<Reply> work) {
    return database.writeNow(tx -> Once.run(tx, this, work, false));
  }

  @Override
  public String toString() {
    return "Call[" + endpoint + " " + requestId + "]";
  }
}
