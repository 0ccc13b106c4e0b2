package dev.segue.query.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The keys that are known at a moment; of each only the SHA-256 is kept. Any number may have one
 * role, so that a new key can be handed out before an old one goes.
 */
final class KeyRing {
  static final KeyRing EMPTY = new KeyRing(List.of(), List.of());

  private static final String LISTENER_TOKENS = "listener-tokens";
  private static final String HASHED = "sha256:";
  private static final int SHORTEST = 16;
  private static final int HASH_BYTES = 32;

  private final List<Key> keys;
  private final List<ListenerTokens> tokens;

  private KeyRing(List<Key> keys, List<ListenerTokens> tokens) {
    this.keys = List.copyOf(keys);
    this.tokens = List.copyOf(tokens);
  }

  private static final class Key {
    private final byte[] hash;
    private final Caller caller;

    Key(byte[] hash, Caller caller) {
      this.hash = hash;
      this.caller = caller;
    }
  }

  /**
   * Reads entries of the form {@code ROLE KEY [NAME]}: the role is read, write, admin or
   * listener-tokens; a key may be written as {@code sha256:} and 64 hexadecimal digits.
   *
   * @param entries by lines; what follows a # is a comment
   * @param where they stand, for messages
   * @throws IllegalArgumentException naming the line, never the key
   */
  static KeyRing parse(List<String> entries, String where) {
    List<Key> keys = new ArrayList<>();
    List<ListenerTokens> tokens = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      String entry = entries.get(i).replaceFirst("(^|\\s)#.*", "").strip();
      if (!entry.isEmpty()) {
        try {
          read(entry.split("\\s+", 3), keys, tokens);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(
              "%s, entry %d: %s".formatted(where, i + 1, e.getMessage()), e);
        }
      }
    }
    return new KeyRing(keys, tokens);
  }

  private static void read(String[] parts, List<Key> keys, List<ListenerTokens> tokens) {
    if (parts.length < 2) {
      throw new IllegalArgumentException(
          "write a role and a key with a space between them, such as 'read 6Jq…'.");
    }
    String key = parts[1];
    if (parts[0].equals(LISTENER_TOKENS)) {
      tokens.add(new ListenerTokens(key));
      return;
    }
    byte[] hash = hash(key);
    String name =
        parts.length > 2
            ? parts[2].strip()
            : parts[0] + " key " + HexFormat.of().formatHex(hash, 0, 4);
    keys.add(new Key(hash, new Caller(name, role(parts[0]), null)));
  }

  private static Role role(String text) {
    return Arrays.stream(Role.values())
        .filter(role -> role.label().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no such role; the roles are read, write, admin and "
                        + LISTENER_TOKENS
                        + "."));
  }

  private static byte[] hash(String key) {
    if (!key.startsWith(HASHED)) {
      if (key.length() < SHORTEST) {
        throw new IllegalArgumentException(
            "a key needs %d characters or more, so that nobody can guess it.".formatted(SHORTEST));
      }
      return sha256(key);
    }
    try {
      byte[] hash =
          HexFormat.of().parseHex(key.substring(HASHED.length()).toLowerCase(Locale.ROOT));
      if (hash.length == HASH_BYTES) {
        return hash;
      }
    } catch (IllegalArgumentException e) {
      // Falls through: the sentence is the same.
    }
    throw new IllegalArgumentException("sha256: is followed by 64 hexadecimal digits.");
  }

  boolean isEmpty() {
    return keys.isEmpty() && tokens.isEmpty();
  }

  /** Whether listeners have tokens of their own. */
  boolean hasTokens() {
    return !tokens.isEmpty();
  }

  /** These and others. */
  KeyRing and(KeyRing others) {
    List<Key> allKeys = new ArrayList<>(keys);
    allKeys.addAll(others.keys);
    List<ListenerTokens> allTokens = new ArrayList<>(tokens);
    allTokens.addAll(others.tokens);
    return new KeyRing(allKeys, allTokens);
  }

  /** Whose credential it is; takes as long for each that is no token. */
  Optional<Caller> find(String credential) {
    byte[] hash = sha256(credential);
    Caller found = null;
    for (Key key : keys) {
      if (MessageDigest.isEqual(key.hash, hash)) {
        found = key.caller;
      }
    }
    if (found != null) {
      return Optional.of(found);
    }
    return tokens.stream().flatMap(secret -> secret.caller(credential).stream()).findFirst();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
