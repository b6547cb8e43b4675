package tocsin.desk.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A small OpenID provider on loopback: one user, real signatures, real PKCE. */
final class IdentityProvider implements AutoCloseable {
  private final HttpServer server;
  private final RSAKey key;
  private final Map<String, Map<String, List<String>>> codes = new ConcurrentHashMap<>();
  private volatile String name = "";
  private volatile String method = "";
  private volatile String subject = "subject-1";
  private volatile String nonce = "";

  IdentityProvider() throws IOException {
    try {
      key = new RSAKeyGenerator(2048).keyID("k1").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/.well-known/openid-configuration", e -> json(e, metadata()));
    server.createContext("/jwks", e -> json(e, "{\"keys\":[" + key.toPublicJWK() + "]}"));
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
    server.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Who is signed in at the provider, and how. */
  void user(String preferredName, String amr) {
    name = preferredName;
    subject = "subject of " + preferredName;
    nonce = "";
    method = amr;
  }

  void subject(String other) {
    subject = other;
  }

  /** Plants a nonce instead of the one asked for. */
  void nonce(String planted) {
    nonce = planted;
  }

  private String metadata() {
    return "{\"issuer\":\"%1$s\",\"authorization_endpoint\":\"%1$s/authorize\",".formatted(issuer())
        + "\"token_endpoint\":\"%1$s/token\",\"jwks_uri\":\"%1$s/jwks\",".formatted(issuer())
        + "\"response_types_supported\":[\"code\"],\"subject_types_supported\":[\"public\"],"
        + "\"id_token_signing_alg_values_supported\":[\"RS256\"]}";
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, List<String>> asked =
        URLUtils.parseParameters(exchange.getRequestURI().getRawQuery());
    String code = UUID.randomUUID().toString();
    codes.put(code, asked);
    exchange
        .getResponseHeaders()
        .add(
            "Location",
            asked.get("redirect_uri").get(0)
                + "?code="
                + code
                + "&state="
                + asked.get("state").get(0));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, List<String>> sent =
        URLUtils.parseParameters(
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Map<String, List<String>> asked = codes.remove(sent.get("code").get(0));
    boolean proven =
        asked != null
            && CodeChallenge.compute(
                    CodeChallengeMethod.S256, new CodeVerifier(sent.get("code_verifier").get(0)))
                .getValue()
                .equals(asked.get("code_challenge").get(0));
    if (!proven) {
      exchange.sendResponseHeaders(400, -1);
      exchange.close();
      return;
    }
    json(
        exchange,
        "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"id_token\":\""
            + idToken(asked.get("nonce").get(0))
            + "\"}");
  }

  private String idToken(String askedNonce) {
    try {
      Date now = new Date();
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(),
              new JWTClaimsSet.Builder()
                  .issuer(issuer())
                  .audience("desk")
                  .subject(subject)
                  .issueTime(now)
                  .expirationTime(new Date(now.getTime() + 60_000))
                  .claim("nonce", nonce.isEmpty() ? askedNonce : nonce)
                  .claim("preferred_username", name)
                  .claim("amr", List.of(method))
                  .build());
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void json(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
