package tocsin.desk.auth;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing in at an identity provider: OpenID Connect, authorization code with PKCE, state bound to
 * the browser by a cookie, nonce bound to the state. Thread-safe.
 */
public final class Oidc {
  private static final Logger LOG = LoggerFactory.getLogger(Oidc.class);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int MAX_BEGUN = 10_000;

  private final OidcSettings settings;
  private final Cache<String, Begun> begun =
      CacheBuilder.newBuilder().maximumSize(MAX_BEGUN).expireAfterWrite(PATIENCE).build();
  private volatile @Nullable OIDCProviderMetadata metadata;

  /** A sign-in on its way. */
  public record Leaving(URI provider, String state) {}

  /**
   * Who came back.
   *
   * @param subject issuer and subject: the one thing that never changes
   * @param name the provider's name for the user, empty when it gives none
   */
  public record Arrived(String subject, String name, boolean strong) {
    @Override
    public String toString() {
      return "Arrived[…]";
    }
  }

  private record Begun(Nonce nonce, CodeVerifier verifier) {}

  public Oidc(OidcSettings settings) {
    this.settings = settings;
  }

  private OIDCProviderMetadata provider() throws GeneralException, IOException {
    OIDCProviderMetadata known = metadata;
    if (known == null) {
      known =
          OIDCProviderMetadata.resolve(
              new Issuer(settings.issuer()), TIMEOUT_MILLIS, TIMEOUT_MILLIS);
      metadata = known;
    }
    return known;
  }

  /**
   * Begins.
   *
   * @return empty when the provider cannot be reached
   */
  public Optional<Leaving> leave() {
    try {
      String state = Secrets.fresh();
      Begun now = new Begun(new Nonce(Secrets.fresh()), new CodeVerifier());
      URI provider =
          new AuthenticationRequest.Builder(
                  ResponseType.CODE,
                  new Scope("openid", "profile"),
                  new ClientID(settings.clientId()),
                  settings.redirect())
              .endpointURI(provider().getAuthorizationEndpointURI())
              .state(new State(state))
              .nonce(now.nonce())
              .codeChallenge(now.verifier(), CodeChallengeMethod.S256)
              .build()
              .toURI();
      begun.put(state, now);
      return Optional.of(new Leaving(provider, state));
    } catch (GeneralException | IOException e) {
      LOG.warn("the identity provider cannot be asked: {}", e.getClass().getName());
      return Optional.empty();
    }
  }

  /**
   * Ends: changes the code for an identity token and checks it.
   *
   * @return empty when anything does not fit; a state can be used once
   */
  public Optional<Arrived> arrive(String state, String code) {
    Begun was = begun.asMap().remove(state);
    if (was == null || code.isEmpty()) {
      return Optional.empty();
    }
    try {
      TokenRequest request =
          new TokenRequest.Builder(
                  provider().getTokenEndpointURI(),
                  new ClientSecretBasic(
                      new ClientID(settings.clientId()), new Secret(settings.clientSecret())),
                  new AuthorizationCodeGrant(
                      new AuthorizationCode(code), settings.redirect(), was.verifier()))
              .build();
      HTTPRequest http = request.toHTTPRequest();
      http.setConnectTimeout(TIMEOUT_MILLIS);
      http.setReadTimeout(TIMEOUT_MILLIS);
      var answer = OIDCTokenResponseParser.parse(http.send());
      if (!(answer instanceof OIDCTokenResponse tokens)) {
        return Optional.empty();
      }
      IDTokenValidator validator =
          new IDTokenValidator(
              provider().getIssuer(),
              new ClientID(settings.clientId()),
              JWSAlgorithm.RS256,
              provider().getJWKSetURI().toURL());
      return Optional.of(
          arrived(validator.validate(tokens.getOIDCTokens().getIDToken(), was.nonce())));
    } catch (GeneralException | IOException | BadJOSEException | JOSEException e) {
      LOG.warn("a sign-in at the identity provider failed: {}", e.getClass().getName());
      return Optional.empty();
    }
  }

  private Arrived arrived(IDTokenClaimsSet claims) {
    String name = claims.getStringClaim("preferred_username");
    boolean strong =
        claims.getAMR() != null
            && claims.getAMR().stream().anyMatch(amr -> settings.strong().contains(amr.getValue()));
    return new Arrived(
        claims.getIssuer().getValue() + "|" + claims.getSubject().getValue(),
        name == null ? "" : name,
        strong);
  }
}
