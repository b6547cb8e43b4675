package tocsin.desk.http;

import java.util.Locale;

/** What can go wrong for a caller: the codes of the contract, with their status and words. */
public enum Trouble {
  BAD_REQUEST(400, "the request is not well formed", "请求格式不对"),
  BAD_VALUE(400, "a value is not allowed", "有的值不允许"),
  UNAUTHENTICATED(401, "sign in first", "请先登录"),
  CSRF(403, "the request does not come from the desk's own page", "请求不是从本台页面发出的"),
  SECOND_FACTOR_NEEDED(403, "sign in with a passkey for this", "此操作须用通行密钥登录"),
  SECOND_PERSON_NEEDED(403, "somebody else has to agree", "须由另一人同意"),
  NOT_YOURS(403, "this step is not for you", "这一步不归您"),
  NOT_FOUND(404, "there is nothing here for you", "这里没有您可看的内容"),
  METHOD_NOT_ALLOWED(405, "this address does not take that method", "此地址不接受该方法"),
  NOT_ACCEPTABLE(406, "the answer comes in another type", "答复的类型与要求不符"),
  NO_SUCH_STEP(409, "that step leads nowhere from here", "当前状态没有这一步"),
  CONDITION(409, "a condition of the step does not hold", "这一步的条件不满足"),
  NOTHING_TO_DO(409, "nothing would change", "没有可改变的"),
  KEY_REUSED(409, "the Idempotency-Key was used for something else", "幂等键已用于别的请求"),
  STALE_VERSION(412, "somebody else was faster", "别人已先改过"),
  TOO_LARGE(413, "the request is too large", "请求过大"),
  UNSUPPORTED_TYPE(415, "the body's type is not taken here", "不接受此类型的正文"),
  LOCKED(423, "somebody else has it open", "别人正在处理"),
  VERSION_NEEDED(428, "send If-Match with the version you saw", "请用 If-Match 带上您看到的版本"),
  KEY_NEEDED(428, "send an Idempotency-Key", "请带上 Idempotency-Key"),
  TOO_MANY(429, "too many requests; wait", "请求过多，请稍候"),
  INTERNAL(500, "the desk failed; the operators of the desk can see why", "本台出错，管理员可查原因"),
  NOT_READY(503, "the desk is not ready", "本台尚未就绪");

  private final int status;
  private final String en;
  private final String zh;

  Trouble(int status, String en, String zh) {
    this.status = status;
    this.en = en;
    this.zh = zh;
  }

  public int status() {
    return status;
  }

  /** The code in {@code type} and {@code code}; never changes. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String en() {
    return en;
  }

  String zh() {
    return zh;
  }
}
