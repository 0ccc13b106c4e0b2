package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final Pattern PART = Pattern.compile("(?:[\"']page/|from '\\./)([\\w.]+)[\"']");

  @Test
  void shouldServeEveryPartThatThePageRefersTo() {
    try (ApiFixture fixture = new ApiFixture()) {
      Deque<String> open = new ArrayDeque<>(List.of("/"));
      Set<String> seen = new TreeSet<>();
      while (!open.isEmpty()) {
        String path = open.pop();
        Client.Response part = fixture.client.get(path);
        assertThat(part.status()).as(path).isEqualTo(200);
        assertThat(part.header("Content-Security-Policy")).as(path).contains("default-src 'self'");
        Matcher parts = PART.matcher(path.endsWith("echarts.js") ? "" : part.body());
        while (parts.find()) {
          if (seen.add(parts.group(1))) {
            open.push("/page/" + parts.group(1));
          }
        }
      }
      assertThat(seen).contains("page.js", "page.css", "icon.svg", "echarts.js", "live.js");
    }
  }

  @Test
  void shouldSendAPartOnceAndThenSayThatItIsTheSame() {
    try (ApiFixture fixture = new ApiFixture()) {
      for (String path : List.of("/", "/page/page.js", "/page/echarts.js")) {
        String tag = fixture.client.get(path).header("ETag");
        assertThat(tag).as(path).isNotEmpty();
        for (String known : List.of(tag, tag.replace("W/", ""), "\"other\", " + tag, "*")) {
          Client.Response again = asked(fixture, path, known);
          assertThat(again.status()).as(path + known).isEqualTo(304);
          assertThat(again.body()).isEmpty();
          assertThat(again.header("ETag")).isEqualTo(tag);
        }
        assertThat(asked(fixture, path, "\"other\"").status()).isEqualTo(200);
      }
    }
  }

  private static Client.Response asked(ApiFixture fixture, String path, String known) {
    return fixture.client.send(
        "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nIf-None-Match: %s\r\n\r\n"
            .formatted(path, known));
  }

  @Test
  void shouldServeNothingElse() {
    try (ApiFixture fixture = new ApiFixture()) {
      for (String file : List.of("no.js", "..%2fopenapi.yaml", "page", "..%2F..%2Fhttp.class")) {
        assertThat(fixture.client.get("/page/" + file).status()).as(file).isEqualTo(404);
      }
    }
  }

  @Test
  void shouldWorkWithoutAnyNetwork() {
    try (ApiFixture fixture = new ApiFixture()) {
      String page = fixture.client.get("/").body();
      assertThat(page).doesNotContain("http:", "https:", "//");
    }
  }
}
