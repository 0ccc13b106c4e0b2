package dev.segue.collector.subsonic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a Subsonic server knows who asks. */
public sealed interface SubsonicCredentials {

  /** The parameters of one request. */
  Map<String, String> parameters();

  /** An API key (OpenSubsonic's extension {@code apiKeyAuthentication}), which replaces a user. */
  record ApiKey(String key) implements SubsonicCredentials {
    @Override
    public Map<String, String> parameters() {
      return Map.of("apiKey", key);
    }

    @Override
    public String toString() {
      return "an API key";
    }
  }

  /**
   * User and password as servers from before Subsonic 1.13 want them: in hexadecimal digits, which
   * whoever listens on the network can read.
   */
  record PlainPassword(String user, String password) implements SubsonicCredentials {
    @Override
    public Map<String, String> parameters() {
      String hex = HexFormat.of().formatHex(password.getBytes(StandardCharsets.UTF_8));
      return Map.of("u", user, "p", "enc:" + hex);
    }

    @Override
    public String toString() {
      return "user " + user;
    }
  }

  /** User and password, sent as a salted hash (Subsonic 1.13 and later). */
  record Password(String user, String password) implements SubsonicCredentials {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 8;

    @Override
    public Map<String, String> parameters() {
      byte[] bytes = new byte[SALT_BYTES];
      RANDOM.nextBytes(bytes);
      String salt = HexFormat.of().formatHex(bytes);
      Map<String, String> parameters = new LinkedHashMap<>();
      parameters.put("u", user);
      parameters.put("t", md5(password + salt));
      parameters.put("s", salt);
      return parameters;
    }

    private static String md5(String text) {
      try {
        return HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java has MD5", e);
      }
    }

    @Override
    public String toString() {
      return "user " + user;
    }
  }
}
