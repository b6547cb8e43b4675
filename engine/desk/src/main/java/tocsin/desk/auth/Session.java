package tocsin.desk.auth;

/**
 * Somebody who has signed in.
 *
 * @param id hash of the cookie; the cookie itself is kept nowhere
 * @param csrf what a write from the desk's own page carries
 * @param strong whether it was opened with a passkey or a second factor
 * @param expiresAt milliseconds UTC, however busy the session is
 */
public record Session(
    String id, String userId, String csrf, boolean strong, long seenAt, long expiresAt) {
  @Override
  public String toString() {
    return "Session[" + userId + "]";
  }
}
