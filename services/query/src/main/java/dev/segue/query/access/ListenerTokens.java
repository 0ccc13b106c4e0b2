package dev.segue.query.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tokens that an application signs for its listeners with a secret that it shares with Segue: JSON
 * Web Tokens (RFC 7519) signed with HS256, the listener's id as {@code sub}, and an {@code exp} at
 * most a day away.
 */
final class ListenerTokens {
  private static final int SHORTEST = 32;
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int MOST_CHARACTERS = 4_096;

  private final byte[] secret;
  private final Clock clock;

  /**
   * @throws IllegalArgumentException if the secret is shorter than the hash that it keys
   */
  ListenerTokens(String secret) {
    this(secret, Clock.systemUTC());
  }

  ListenerTokens(String secret, Clock clock) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    this.clock = clock;
    if (this.secret.length < SHORTEST) {
      throw new IllegalArgumentException(
          "a secret that signs tokens needs %d characters or more.".formatted(SHORTEST));
    }
  }

  /** Whose token it is; empty if it is none, or has expired, or was signed with another secret. */
  Optional<Caller> caller(String token) {
    if (token.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      SignedJWT signed = SignedJWT.parse(token);
      if (!JWSAlgorithm.HS256.equals(signed.getHeader().getAlgorithm())
          || !signed.verify(new MACVerifier(secret))) {
        return Optional.empty();
      }
      JWTClaimsSet claims = signed.getJWTClaimsSet();
      String listener = claims.getSubject();
      if (listener == null || listener.isEmpty() || claims.getExpirationTime() == null) {
        return Optional.empty();
      }
      Instant now = clock.instant();
      Instant expires = claims.getExpirationTime().toInstant();
      return expires.isAfter(now) && expires.isBefore(now.plus(LONGEST))
          ? Optional.of(new Caller("listener " + listener, Role.WRITE, listener))
          : Optional.empty();
    } catch (ParseException | JOSEException e) {
      return Optional.empty();
    }
  }
}
