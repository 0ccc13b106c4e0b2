package dev.segue.query.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
  private static final String SECRET = "a secret of thirty-two characters".replace(' ', '-');

  @TempDir private Path folder;

  @Test
  void shouldKnowKeysByTheirRoles() {
    Access access =
        Access.of(
            List.of("read a-key-that-may-read  the page # for all", "write a-key-that-may-write"),
            null);

    assertThat(access.required()).isTrue();
    assertThat(access.caller("a-key-that-may-read"))
        .contains(new Caller("the page", Role.READ, null));
    assertThat(access.caller("a-key-that-may-write").map(Caller::role)).contains(Role.WRITE);
    assertThat(access.caller("a-key-that-may-rea")).isEmpty();
    assertThat(access.caller("")).isEmpty();
    assertThat(Access.open().required()).isFalse();
  }

  @Test
  void shouldKnowAKeyByItsHash() {
    // printf %s correct-horse-battery | sha256sum
    String hash = "62249369389075490555a758353aec61500c6218fa597252d52dc4bd0148f12d";
    Access access = Access.of(List.of("admin sha256:" + hash, "admin another-admin-key"), null);

    assertThat(access.caller("correct-horse-battery").map(Caller::role)).contains(Role.ADMIN);
    assertThat(access.caller("another-admin-key").map(Caller::role))
        .as("two at once, for rotation")
        .contains(Role.ADMIN);
    assertThat(access.caller(hash)).isEmpty();
    assertThat(access.caller("sha256:" + hash)).isEmpty();
  }

  @Test
  void shouldSayWhatIsWrongWithAnEntryWithoutShowingIt() {
    assertThatThrownBy(
            () -> Access.of(List.of("read 0123456789abcdef", "root 0123456789abcdeX"), null))
        .hasMessageContaining("segue.query.keys, entry 2")
        .hasMessageContaining("no such role")
        .hasMessageNotContaining("abcdeX");
    assertThatThrownBy(() -> Access.of(List.of("read short"), null))
        .hasMessageContaining("16 characters")
        .hasMessageNotContaining("short");
    assertThatThrownBy(() -> Access.of(List.of("admin sha256:12ab"), null))
        .hasMessageContaining("64 hexadecimal digits");
    assertThatThrownBy(() -> Access.of(List.of("0123456789abcdef"), null))
        .hasMessageContaining("a role and a key")
        .hasMessageNotContaining("0123456789abcdef");
    assertThatThrownBy(() -> Access.of(List.of("listener-tokens too-short-a-secret"), null))
        .hasMessageContaining("32 characters");
    assertThatThrownBy(() -> Access.of(List.of(), folder.resolve("nowhere")))
        .hasMessageContaining("segue.query.key-file");
  }

  @Test
  void shouldReadAFileAgainWhenItChanges() throws IOException {
    Path file = folder.resolve("keys");
    Files.writeString(file, "# for the page\n\nread the-first-of-the-keys page\n");
    Access access = Access.of(List.of(), file);
    assertThat(access.caller("the-first-of-the-keys")).isPresent();

    write(file, "read the-second-of-the-keys page\n", 1);
    await().until(() -> access.caller("the-second-of-the-keys").isPresent());
    assertThat(access.caller("the-first-of-the-keys")).isEmpty();

    write(file, "a slip of the pen", 2);
    write(file, "nonsense-without-a-role", 3);
    assertThat(access.required()).isTrue();
    assertThat(access.caller("the-second-of-the-keys")).isPresent();

    write(file, "", 4);
    await().until(() -> access.caller("the-second-of-the-keys").isEmpty());
    assertThat(access.required()).as("an empty file lets nobody in").isTrue();
  }

  @Test
  void shouldKnowAListenerByATokenOfTheApplication() throws JOSEException {
    Access access = Access.of(List.of("listener-tokens " + SECRET), null);
    Instant soon = Instant.now().plusSeconds(600);

    assertThat(access.hasListenerTokens()).isTrue();
    assertThat(access.caller(token(SECRET, "ann", soon)))
        .contains(new Caller("listener ann", Role.WRITE, "ann"));
    assertThat(access.caller(token(SECRET.replace('a', 'b'), "ann", soon))).isEmpty();
    assertThat(access.caller(token(SECRET, "ann", Instant.now().minusSeconds(1)))).isEmpty();
    assertThat(access.caller(token(SECRET, "ann", Instant.now().plusSeconds(90_000)))).isEmpty();
    assertThat(access.caller(token(SECRET, null, soon))).isEmpty();
    assertThat(access.caller(token(SECRET, "ann", null))).isEmpty();
    assertThat(access.caller(new PlainJWT(claims("ann", soon)).serialize())).isEmpty();
    assertThat(access.caller("x".repeat(10_000))).isEmpty();
    assertThat(access.caller("a.b.c")).isEmpty();
  }

  private static String token(String secret, @Nullable String listener, @Nullable Instant expires)
      throws JOSEException {
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims(listener, expires));
    token.sign(new MACSigner(secret));
    return token.serialize();
  }

  private static JWTClaimsSet claims(@Nullable String listener, @Nullable Instant expires) {
    return new JWTClaimsSet.Builder()
        .subject(listener)
        .expirationTime(Optional.ofNullable(expires).map(Date::from).orElse(null))
        .build();
  }

  /** Some file systems tell times of whole seconds only. */
  private static void write(Path file, String text, int seconds) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(seconds)));
  }
}
