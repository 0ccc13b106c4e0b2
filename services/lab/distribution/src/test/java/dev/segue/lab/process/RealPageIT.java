package dev.segue.lab.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * The page over the real table, used as somebody new does, in a real browser before a real broker,
 * learner and query service. Skipped, with a message, where there is no such table or no Chromium.
 */
class RealPageIT {
  private static final Duration READY = Duration.ofMinutes(5);
  private static final Path PICTURES = Path.of("target", "pictures");

  /** What the elbow's chart draws first. */
  private static final String DRAWN =
      """
      const chart = document.querySelector('#elbow .chart');
      const drawn = chart && window.echarts?.getInstanceByDom(chart);
      return drawn ? drawn.getOption().series[0].data : null;
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void shouldServeSomebodyNew(TestReporter reporter) throws Exception {
    Path table = RealTable.find();
    try (Browser browser = Browser.open(folder.resolve("profile"));
        SegueProcess demo =
            SegueProcess.start(
                folder,
                "demo",
                "--http-port=0",
                "--kafka-port=0",
                "--registry-port=0",
                "--csv=" + table)) {
      demo.awaitLine("Ready after .* 28,356 tracks", READY);
      String home = demo.awaitLine("  Page +(http://\\S+)", READY);
      Rest rest = new Rest(home);
      shouldFindASongAndSongsLikeIt(browser, rest, home);
      shouldLikeThree(browser);
      String millis = new ForYou(browser).dislikeTheFirst();
      reporter.publishEntry("the list changed after the dislike", millis + " ms");
      String listener = browser.see(".forget code").getText();
      shouldShowWhatTheServiceRecommends(browser, rest, listener);
      shouldLeadElsewhere(browser, rest, listener);
      browser.picture(PICTURES.resolve("real-you.png"));
      shouldCleanAPlaylist(browser, rest, listener);
      shouldDrawTheElbow(browser, rest, home);
      assertThat(browser.errors()).isEmpty();
    }
  }

  private static void shouldFindASongAndSongsLikeIt(Browser browser, Rest rest, String home)
      throws Exception {
    browser.go(home);
    browser.seeAll("main .track", 20);
    browser.see("#q").sendKeys("blinding lights");
    browser.seeText("main .track a", "Blinding Lights");
    browser.see("#q").sendKeys(Keys.ENTER);
    browser.run("document.activeElement.click()");
    browser.seeText("h1", "Blinding Lights");
    String id = browser.run("return location.hash.split('/').at(-1)").toString();
    // A version of the model that is promoted meanwhile answers the one, and not yet the other.
    await("the answer of the REST interface")
        .atMost(READY)
        .untilAsserted(
            () -> {
              JsonNode answer = rest.get("/v1/tracks/" + id + "/similar?limit=10");
              browser.reload();
              List<WebElement> titles = browser.seeAll("main ol.tracks .track > a", 10);
              assertThat(browser.ids("main ol.tracks > li")).isEqualTo(ids(answer, "tracks"));
              assertThat(titles)
                  .extracting(WebElement::getText)
                  .isEqualTo(answer.path("tracks").findValuesAsText("title"));
            });
    browser.picture(PICTURES.resolve("real-track.png"));
  }

  /** The song itself, and two that are like it. */
  private static void shouldLikeThree(Browser browser) {
    browser.press(".title button.like");
    browser.press("main ol.tracks li:nth-child(1) button.like");
    browser.press("main ol.tracks li:nth-child(3) button.like");
    browser.seeText("#count", "3");
    browser.press("nav a[href='#/you']");
    browser.seeAll("#recommended li", 10);
    browser.seeAll("#rated li", 3);
  }

  private static void shouldShowWhatTheServiceRecommends(
      Browser browser, Rest rest, String listener) {
    ForYou page = new ForYou(browser);
    await("the answer of the REST interface")
        .atMost(READY)
        .untilAsserted(
            () -> {
              browser.reload();
              browser.seeAll("#recommended li", 10);
              browser.seeAll("#rated li", 4);
              assertThat(page.ids("recommended"))
                  .isEqualTo(ids(rest.get(of(listener, "recommendations?limit=10")), "tracks"))
                  .doesNotContainAnyElementsOf(page.ids("rated"));
            });
  }

  /** To what is not rated, and to genres of which nothing is liked. */
  private static void shouldLeadElsewhere(Browser browser, Rest rest, String listener)
      throws Exception {
    List<String> rated = new ForYou(browser).rated();
    browser.press("nav a[href='#/you/discover']");
    browser.seeText("#discovered .probability", "%");
    assertThat(browser.ids("#discovered li"))
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(rated);
    browser.press("nav a[href='#/you/explore']");
    browser.seeAll("#explored section", 3);
    JsonNode explored = rest.get(of(listener, "explore?outside=genre&groups=3&limit=3"));
    List<String> usual = new ArrayList<>();
    explored.path("usual").forEach(genre -> usual.add(genre.asText()));
    assertThat(usual).isNotEmpty();
    assertThat(browser.seeAll("#explored h3", 3))
        .extracting(WebElement::getText)
        .doesNotContainAnyElementsOf(usual);
  }

  private static void shouldCleanAPlaylist(Browser browser, Rest rest, String listener)
      throws Exception {
    List<String> rated = new ForYou(browser).rated();
    browser.press("nav a[href='#/playlist']");
    browser.press("#take-popular");
    browser.await("a playlist", "return document.getElementById('playlist').value !== ''");
    Set<String> tracks = new LinkedHashSet<>(ids(rest.get("/v1/tracks?limit=20"), "tracks"));
    for (String one : rated) {
      browser.see("#playlist").sendKeys("\n" + one);
      tracks.add(one);
    }
    browser.press("#clean");
    browser.seeAll("#cleaned li", tracks.size());
    JsonNode answer =
        rest.json(
            rest.send(
                "POST",
                "/v1/playlists:clean",
                "{\"listener\":\"%s\",\"tracks\":[\"%s\"]}"
                    .formatted(listener, String.join("\",\"", tracks))));
    assertThat(browser.ids("#cleaned .kept li")).isEqualTo(ids(answer, "keep")).isNotEmpty();
    assertThat(browser.ids("#cleaned .dropped li")).isEqualTo(ids(answer, "drop")).isNotEmpty();
    assertThat(browser.seeAll("#cleaned li .why", tracks.size()))
        .extracting(WebElement::getText)
        .allMatch(reason -> reason.matches("You (dis)?liked it\\.|Liked with .* threshold of .*"))
        .contains("You liked it.", "You disliked it.");
    browser.picture(PICTURES.resolve("real-cleaned.png"));
  }

  private static void shouldDrawTheElbow(Browser browser, Rest rest, String home) throws Exception {
    browser.go(home + "#/model");
    browser.seeText("#elbow", "Fitting every number of components");
    // Where a version of the model is promoted meanwhile, its curve is computed anew.
    await("the curve of the REST interface")
        .atMost(READY)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              JsonNode curve = rest.get("/v1/elbow");
              List<Double> errors = new ArrayList<>();
              curve.path("points").forEach(p -> errors.add(p.path("relative_error").asDouble()));
              browser.reload();
              assertThat((List<?>) browser.await("a curve", DRAWN)).isEqualTo(errors);
              assertThat(errors).hasSizeGreaterThan(8);
              assertThat(browser.see("#elbow").getText())
                  .contains(curve.path("recommended").asText() + " components")
                  .contains(curve.path("sentence").asText());
            });
    browser.run("document.getElementById('elbow').scrollIntoView({block: 'center'})");
    browser.picture(PICTURES.resolve("real-model.png"));
  }

  private static String of(String listener, String what) {
    return "/v1/listeners/" + listener + "/" + what;
  }

  private static List<String> ids(JsonNode answer, String field) {
    List<String> ids = new ArrayList<>();
    answer.path(field).forEach(track -> ids.add(track.path("id").asText()));
    return ids;
  }
}
