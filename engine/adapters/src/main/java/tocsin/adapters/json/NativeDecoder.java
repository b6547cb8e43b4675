package tocsin.adapters.json;

import org.jspecify.annotations.Nullable;
import tocsin.domain.traffic.AccessRecordBuilder;

/**
 * Decodes lines of native JSON. Lines in the plain form that sensors write (no escapes, ASCII,
 * known types) go through {@link NativeScanner}; any other line goes through Jackson, which decides
 * what is sound. A property test holds the two to the same result. Confined to one thread.
 */
public final class NativeDecoder {
  private final RecordRules rules;
  private final NativeScanner scanner = new NativeScanner();
  private final NativeJson json;

  public NativeDecoder(RecordRules rules, UnknownFields unknown) {
    this.rules = rules;
    this.json = new NativeJson(rules.limits(), unknown);
  }

  /** Fills a record from a line; null when it is sound, else why the line is refused. */
  public @Nullable Refusal decode(byte[] bytes, int start, int end, AccessRecordBuilder record) {
    record.clear();
    if (scanner.scan(bytes, start, end, record)) {
      return rules.finishCanonical(record);
    }
    record.clear();
    Refusal refusal = json.read(bytes, start, end, record);
    return refusal != null ? refusal : rules.finish(record);
  }
}
