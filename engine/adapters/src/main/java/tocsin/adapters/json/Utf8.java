package tocsin.adapters.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Whether bytes are text. */
public final class Utf8 {
  private Utf8() {}

  /** Whether bytes are UTF-8 throughout; overlong forms and surrogates are not. O(length). */
  public static boolean isSound(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] < 0) {
        return decodes(bytes, i, end);
      }
    }
    return true;
  }

  private static boolean decodes(byte[] bytes, int start, int end) {
    try {
      var unused =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, start, end - start));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
