package dev.segue.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTlsTest {
  private static final String PASSWORD = "changeit";

  @Test
  void shouldTrustTheConfiguredCertificateAndNoOther(@TempDir Path folder) throws Exception {
    Path store = folder.resolve("registry.p12");
    makeCertificate(store);
    HttpsServer server = serve(store);
    try {
      String url = "https://localhost:" + server.getAddress().getPort();
      Map<String, String> trusting =
          Map.of(
              "schema.registry.url",
              url,
              "schema.registry.ssl.truststore.location",
              store.toString(),
              "schema.registry.ssl.truststore.password",
              PASSWORD,
              "schema.registry.ssl.truststore.type",
              "PKCS12");

      assertThat(new ConfluentRegistryClient(trusting).byId(1))
          .isEqualTo(Schema.create(Schema.Type.STRING));
      assertThatExceptionOfType(SchemaRegistryUnavailableException.class)
          .isThrownBy(
              () -> new ConfluentRegistryClient(Map.of("schema.registry.url", url)).byId(1));
    } finally {
      server.stop(0);
    }
  }

  /** By the JDK's own tool, since the JDK has no public API for it. */
  private static void makeCertificate(Path store) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "registry",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).as("exit code of keytool").isZero();
  }

  private static HttpsServer serve(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    byte[] body = "{\"schema\": \"\\\"string\\\"\"}".getBytes(UTF_8);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    return server;
  }
}
