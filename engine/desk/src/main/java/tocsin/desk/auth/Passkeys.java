package tocsin.desk.auth;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * WebAuthn level 3 by webauthn4j: resident keys with user verification, no attestation (it would
 * tell which device somebody uses). Challenges stand five minutes, are used once and belong to one
 * ceremony. Thread-safe.
 */
public final class Passkeys {
  private static final Duration CEREMONY = Duration.ofMinutes(5);
  private static final int MAX_CEREMONIES = 10_000;

  private static final List<PublicKeyCredentialParameters> ALGORITHMS =
      List.of(
          parameters(COSEAlgorithmIdentifier.ES256),
          parameters(COSEAlgorithmIdentifier.RS256),
          parameters(COSEAlgorithmIdentifier.EdDSA));

  private final ObjectConverter converter = new ObjectConverter();
  private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
  private final AttestedCredentialDataConverter credentials =
      new AttestedCredentialDataConverter(converter);
  private final Cache<String, Ceremony> ceremonies =
      CacheBuilder.newBuilder().maximumSize(MAX_CEREMONIES).expireAfterWrite(CEREMONY).build();

  /**
   * Something begun.
   *
   * @param userId empty for a sign-in
   * @param site the host name that passkeys are bound to
   */
  public record Ceremony(String id, String challenge, String userId, String site) {
    @Override
    public String toString() {
      return "Ceremony[" + id + "]";
    }
  }

  /** A passkey as kept: its id, the public key with it, and how often it was used. */
  public record Kept(String passkeyId, String credential, long signCount) {
    @Override
    public String toString() {
      return "Kept[…]";
    }
  }

  private static PublicKeyCredentialParameters parameters(COSEAlgorithmIdentifier algorithm) {
    return new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm);
  }

  /** Begins a ceremony. */
  public Ceremony begin(String userId, String site) {
    Ceremony ceremony = new Ceremony(Secrets.fresh(), Secrets.fresh(), userId, site);
    ceremonies.put(ceremony.id(), ceremony);
    return ceremony;
  }

  /** Ends a ceremony: it can be answered once. */
  public Optional<Ceremony> take(String id, String userId) {
    Ceremony ceremony = ceremonies.asMap().remove(id);
    return Optional.ofNullable(ceremony).filter(found -> found.userId().equals(userId));
  }

  /**
   * Checks what {@code navigator.credentials.create} gave.
   *
   * @return empty when it does not hold
   */
  public Optional<Kept> register(Ceremony ceremony, String origin, String credentialJson) {
    try {
      RegistrationData data = manager.parseRegistrationResponseJSON(credentialJson);
      RegistrationData checked =
          manager.verify(
              data, new RegistrationParameters(server(ceremony, origin), ALGORITHMS, true));
      var authenticator =
          Objects.requireNonNull(checked.getAttestationObject()).getAuthenticatorData();
      var attested = Objects.requireNonNull(authenticator.getAttestedCredentialData());
      return Optional.of(
          new Kept(
              id(attested.getCredentialId()),
              Base64.getEncoder().encodeToString(credentials.convert(attested)),
              authenticator.getSignCount()));
    } catch (DataConversionException
        | VerificationException
        | NullPointerException
        | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The id of the passkey that an answer claims to be of. */
  public Optional<String> claimed(String credentialJson) {
    try {
      byte[] id = manager.parseAuthenticationResponseJSON(credentialJson).getCredentialId();
      return Optional.ofNullable(id).map(Passkeys::id);
    } catch (DataConversionException | NullPointerException | IllegalArgumentException e) {
      // The library trips over parts that are missing; for the caller all of it is one refusal.
      return Optional.empty();
    }
  }

  /**
   * Checks what {@code navigator.credentials.get} gave.
   *
   * @return the passkey's new count of uses; empty when it does not hold
   */
  public Optional<Long> verify(Ceremony ceremony, String origin, String credentialJson, Kept kept) {
    try {
      AuthenticationData data = manager.parseAuthenticationResponseJSON(credentialJson);
      AuthenticationData checked =
          manager.verify(
              data,
              new AuthenticationParameters(server(ceremony, origin), record(kept), null, true));
      return Optional.of(Objects.requireNonNull(checked.getAuthenticatorData()).getSignCount());
    } catch (DataConversionException
        | VerificationException
        | NullPointerException
        | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private CredentialRecord record(Kept kept) {
    return new CredentialRecordImpl(
        new NoneAttestationStatement(),
        true,
        null,
        null,
        kept.signCount(),
        credentials.convert(Base64.getDecoder().decode(kept.credential())),
        null,
        null,
        null,
        null);
  }

  private static ServerProperty server(Ceremony ceremony, String origin) {
    byte[] challenge = Base64.getUrlDecoder().decode(ceremony.challenge());
    return ServerProperty.builder()
        .origin(new Origin(origin))
        .rpId(ceremony.site())
        .challenge(new DefaultChallenge(challenge))
        .build();
  }

  private static String id(byte[] credentialId) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(credentialId);
  }
}
