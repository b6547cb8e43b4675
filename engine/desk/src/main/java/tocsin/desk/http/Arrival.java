package tocsin.desk.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The outer form of a request: types, sizes, conditional headers. Looks at no person. */
final class Arrival {
  private static final int MAX_BODY = 64 * 1024;
  private static final int MAX_LINES = 16 * 1024 * 1024;
  private static final int MAX_PASSED_OVER = 4 * 1024 * 1024;

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{8,64}");
  private static final Pattern VERSION = Pattern.compile("\"?([0-9]{1,18})\"?");
  private static final Set<String> FORM = Set.of("units", "people", "advisors", "bindings");

  private Arrival() {}

  /** Refuses answers in a type that the caller does not take. */
  static void acceptable(Context context, Operation operation) {
    String accept = context.header("Accept");
    if (accept == null || accept.isBlank() || operation.answerTypes().isEmpty()) {
      return;
    }
    String wanted = accept.toLowerCase(Locale.ROOT);
    boolean fits =
        wanted.contains("*/*")
            || operation.answerTypes().stream()
                .anyMatch(
                    type ->
                        wanted.contains(type)
                            || wanted.contains(type.substring(0, type.indexOf('/')) + "/*"));
    if (!fits) {
      throw new ProblemException(
          Trouble.NOT_ACCEPTABLE, "answers come as " + String.join(", ", operation.answerTypes()));
    }
  }

  /** The body as bytes, bounded, of the type that the contract names. */
  static byte[] body(Context context, Operation operation) {
    String given = context.contentType();
    String type = given == null ? "" : given.toLowerCase(Locale.ROOT);
    if (operation.bodyType().startsWith("multipart/")) {
      if (!type.startsWith(operation.bodyType())) {
        throw new ProblemException(Trouble.UNSUPPORTED_TYPE, "send " + operation.bodyType());
      }
      return new byte[0];
    }
    int most = operation.bodyType().equals("application/jsonl") ? MAX_LINES : MAX_BODY;
    byte[] body = bounded(context, most);
    if (operation.bodyType().isEmpty()) {
      if (body.length > 0) {
        throw new ProblemException(Trouble.UNSUPPORTED_TYPE, "no body is taken here");
      }
      return body;
    }
    int end = type.indexOf(';');
    if (!(end < 0 ? type : type.substring(0, end)).strip().equals(operation.bodyType())) {
      throw new ProblemException(Trouble.UNSUPPORTED_TYPE, "send " + operation.bodyType());
    }
    return body;
  }

  private static byte[] bounded(Context context, int most) {
    boolean tooLarge = context.req().getContentLengthLong() > most;
    try (InputStream in = context.req().getInputStream()) {
      byte[] body = tooLarge ? new byte[0] : in.readNBytes(most + 1);
      if (tooLarge || body.length > most) {
        // A connection that is closed while its client still sends loses the answer.
        in.skip(MAX_PASSED_OVER);
        throw new ProblemException(Trouble.TOO_LARGE, "at most " + most + " bytes");
      }
      return body;
    } catch (IOException e) {
      throw new ProblemException(Trouble.BAD_REQUEST, "the body broke off");
    }
  }

  /** A checked JSON body, null when the operation takes none. */
  static @Nullable JsonNode json(Operation operation, byte[] body) {
    if (operation.body() == null) {
      return null;
    }
    JsonNode tree = Wire.tree(body);
    Checks.body(operation.body(), tree);
    return tree;
  }

  /** Files of a form; unknown names are refused. */
  static Map<String, Call.Upload> uploads(Context context, Operation operation) {
    if (!operation.bodyType().startsWith("multipart/")) {
      return Map.of();
    }
    Map<String, Call.Upload> uploads = new HashMap<>();
    for (Map.Entry<String, ?> each : context.uploadedFileMap().entrySet()) {
      UploadedFile file = context.uploadedFile(each.getKey());
      if (!FORM.contains(each.getKey()) || file == null) {
        throw ProblemException.field(
            "form:" + ProblemException.shortened(each.getKey()), "", "one of " + FORM);
      }
      uploads.put(each.getKey(), file::content);
    }
    return uploads;
  }

  static String key(Context context, Operation operation) {
    String key = context.header("Idempotency-Key");
    if (!operation.keyNeeded()) {
      return "";
    }
    if (key == null) {
      throw new ProblemException(
          Trouble.KEY_NEEDED, "8 to 64 signs, made once per intent, sent again with each retry");
    }
    if (!KEY.matcher(key).matches()) {
      throw ProblemException.field("header:Idempotency-Key", key, "8 to 64 signs without spaces");
    }
    return key;
  }

  static long version(Context context, Operation operation) {
    String version = context.header("If-Match");
    if (!operation.versionNeeded()) {
      return -1;
    }
    if (version == null) {
      throw new ProblemException(Trouble.VERSION_NEEDED, "the ETag that you saw, as \"7\"");
    }
    java.util.regex.Matcher matcher = VERSION.matcher(version);
    if (!matcher.matches()) {
      throw ProblemException.field("header:If-Match", version, "one ETag, as \"7\"");
    }
    return Long.parseLong(matcher.group(1));
  }
}
