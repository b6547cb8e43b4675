package tocsin.desk.auth;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Passwords by Argon2id with 19 MiB, two passes and one lane (the floor of the OWASP cheat sheet),
 * and the rules of NIST SP 800-63B-4: at least fifteen characters, no rules of composition, a list
 * of the guessable. Thread-safe; few are hashed at once, so memory stays bounded.
 */
public final class Passwords {
  /** Fewest characters. */
  public static final int MIN_CHARS = 15;

  private static final int MAX_CHARS = 1_024;
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
  private static final int AT_ONCE = 4;

  private static final Set<String> GUESSABLE =
      Set.of("password", "tocsin", "123456", "qwerty", "admin", "fanzha", "96110", "abc", "111111");

  private final Semaphore slots = new Semaphore(AT_ONCE, true);

  /** Checked when there is no such user, so that a refusal takes as long as any other. */
  private final String nobody = hash(Secrets.fresh());

  /** What is wrong with a new password, empty when nothing is. */
  public static Optional<String> fault(String password, String userId) {
    int length = password.codePointCount(0, password.length());
    if (length < MIN_CHARS || length > MAX_CHARS) {
      return Optional.of(MIN_CHARS + " to " + MAX_CHARS + " characters");
    }
    String rest = password.toLowerCase(Locale.ROOT).replace(userId.toLowerCase(Locale.ROOT), "");
    for (String word : GUESSABLE) {
      rest = rest.replace(word, "");
    }
    if (rest.codePoints().distinct().count() < 6) {
      return Optional.of("not made of the user's name, one word that everybody tries or few signs");
    }
    return Optional.empty();
  }

  /** The hash in PHC form, salted anew each time. */
  public String hash(String password) {
    return bounded(() -> Password.hash(password).addRandomSalt(16).with(ARGON2).getResult());
  }

  /** Whether a password is the one that was hashed; an empty hash is nobody's. */
  public boolean matches(String password, String hash) {
    String against = hash.isEmpty() ? nobody : hash;
    boolean same =
        bounded(
            () ->
                Password.check(password, against)
                    .with(Argon2Function.getInstanceFromHash(against)));
    return same && !hash.isEmpty();
  }

  private <T> T bounded(java.util.function.Supplier<T> work) {
    slots.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      slots.release();
    }
  }
}
