package tocsin.desk.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tocsin.core.casework.NoticeKind;
import tocsin.desk.casework.Outbox;

/**
 * Notices as each kind of receiver reads them. Ids and kinds only: no name, no number, no target,
 * and never a link in a text for people.
 */
final class Messages {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Messages() {}

  /** Event type of a notice: {@code tocsin.case_opened}. */
  static String type(NoticeKind kind) {
    return "tocsin." + kind.word();
  }

  static String contentType(String kind) {
    return kind.equals("cloudevents")
        ? "application/cloudevents+json; charset=utf-8"
        : "application/json; charset=utf-8";
  }

  /** The body for a receiver of a kind. */
  static String body(String kind, long outboxId, Outbox.Letter letter, long at, String smsCode) {
    return switch (kind) {
      case "cloudevents" -> cloudEvent(outboxId, letter, at);
      case "feishu" ->
          json(Map.of("msg_type", "text", "content", Map.of("text", text(letter, smsCode))));
      case "sms" ->
          json(
              Map.of(
                  "advisorId",
                  letter.notice().recipient().advisorId(),
                  "text",
                  text(letter, smsCode)));
      default -> json(Map.of("msgtype", "text", "text", Map.of("content", text(letter, smsCode))));
    };
  }

  private static String cloudEvent(long outboxId, Outbox.Letter letter, long at) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("specversion", "1.0");
    event.put("id", "n" + outboxId);
    event.put("source", "urn:tocsin:desk");
    event.put("type", type(letter.notice().kind()));
    event.put("time", Instant.ofEpochMilli(at).toString());
    event.put("subject", letter.caseId());
    event.put("datacontenttype", "application/json");
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("caseId", letter.caseId());
    data.put("version", letter.version());
    data.put("route", letter.notice().recipient().route().word());
    data.put("advisorId", letter.notice().recipient().advisorId());
    data.put("unitId", letter.notice().recipient().unitId());
    data.put("taskId", letter.notice().taskId());
    event.put("data", data);
    return json(event);
  }

  private static String text(Outbox.Letter letter, String smsCode) {
    String what =
        switch (letter.notice().kind()) {
          case CASE_OPENED -> "有新预警待接单";
          case TASK_OFFERED -> "1 名人员需立即联系";
          case TASK_REVOKED -> "一项任务已撤回，不必再联系";
          case REMINDER -> "一项任务即将超时";
          case ESCALATED -> "一件预警已升级";
          case VISIT_DUE -> "一项回访到期";
          case STOP_PAYMENT_PROPOSED -> "建议紧急止付，请值班员核定";
          case APOLOGY -> "一件预警已排除，请向当事人致歉";
          case LABEL -> "有新的处置结果";
        };
    String code = smsCode.isEmpty() ? "" : "，编号 " + smsCode + "。回复 1 已联系 2 未接通 3 请民警";
    return "【警钟】" + what + code + "。请打开收藏的页面处理，勿点任何链接。";
  }

  private static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a notice cannot be written", e);
    }
  }

  /** HMAC-SHA256 of {@code timestamp.body}, as {@code v1=base64}. */
  static String signature(String secret, long timestamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] sum = mac.doFinal((timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
      return "v1=" + Base64.getEncoder().encodeToString(sum);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is missing", e);
    }
  }
}
