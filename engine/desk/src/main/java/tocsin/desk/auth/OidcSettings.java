package tocsin.desk.auth;

import java.net.URI;
import java.util.Set;

/**
 * Where the identity provider is and as whom the desk asks it.
 *
 * @param redirect this desk's callback as the provider knows it
 * @param strong authentication methods ({@code amr}) that count as a second factor
 */
public record OidcSettings(
    String issuer, String clientId, String clientSecret, URI redirect, Set<String> strong) {
  public OidcSettings {
    strong = Set.copyOf(strong);
  }

  @Override
  public String toString() {
    return "OidcSettings[" + issuer + "]";
  }
}
