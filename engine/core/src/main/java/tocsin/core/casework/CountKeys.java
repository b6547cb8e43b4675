package tocsin.core.casework;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/**
 * Keys against counting one thing twice: a person saved from one campaign counts once, however many
 * alerts, cases or reports say so; the same for a loss. Taking no time into the key counts rather
 * too little than too much.
 */
public final class CountKeys {
  private CountKeys() {}

  /** The key: 16 hexadecimal digits that do not tell the pseudonym. */
  public static String of(String subject, String campaign, boolean lost) {
    String text = subject + '\n' + campaign + '\n' + (lost ? "lost" : "saved");
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString().substring(0, 16);
  }
}
