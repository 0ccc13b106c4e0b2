package dev.segue.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/**
 * The page in a real browser, over a demo. Pictures of each view are kept in {@code
 * target/pictures}.
 */
class PageIT {
  private static final Duration READY = Duration.ofMinutes(2);
  private static final Path PICTURES = Path.of("target", "pictures");

  @TempDir private Path folder = Path.of("");

  @Test
  void shouldShowSongsTheModelTheCatalogueAndWhatArrives() throws Exception {
    TinyTable.write(folder.resolve("tiny.csv"));
    try (Browser browser = Browser.open(folder.resolve("profile"));
        SegueProcess demo =
            SegueProcess.start(
                folder,
                "demo",
                "--http-port=0",
                "--kafka-port=0",
                "--registry-port=0",
                "--csv=tiny.csv",
                "--set=segue.model.settle-after=1s")) {
      demo.awaitLine("Ready after .* 60 tracks", READY);
      String home = demo.awaitLine("  Page +(http://\\S+)", READY);
      shouldFindASongAndSongsLikeIt(browser, home);
      shouldShowTheModel(browser, home);
      shouldShowTheCatalogue(browser, home);
      shouldShowArrivalsAsTextWhateverTheyAreCalled(browser, home);
      shouldFitAPhone(browser, home);
      assertThat(browser.errors()).isEmpty();
      demo.interrupt();
      demo.awaitExit(Duration.ofSeconds(30));
      shouldSayThatSegueIsGone(browser);
    }
  }

  private static void shouldFindASongAndSongsLikeIt(Browser browser, String home) throws Exception {
    browser.go(home);
    browser.seeAll("main .track", 20);
    browser.picture(PICTURES.resolve("songs.png"));
    browser.see("body").sendKeys("/");
    assertThat(browser.run("return document.activeElement.id")).isEqualTo("q");
    browser.see("#q").sendKeys("no such song");
    browser.seeText("main .message", "No title and no artist matches");
    browser.see("#q").sendKeys(Keys.chord(Keys.CONTROL, "a"), "Title t7");
    browser.seeText("main .track a", "Title t7");
    browser.see("#q").sendKeys(Keys.ENTER);
    browser.run("document.activeElement.click()");
    browser.seeText("h1", "Title t7");
    browser.seeAll("main ol.tracks > li", 10);
    browser.seeAll(".meters .meter", 14);
    browser.see(".why");
    browser.picture(PICTURES.resolve("track.png"));
  }

  private static void shouldShowTheModel(Browser browser, String home) throws Exception {
    browser.go(home + "#/model");
    browser.seeText("main", "Each row is brightest");
    browser.see(".chart canvas");
    browser.seeText("main table", "Category");
    browser.picture(PICTURES.resolve("model.png"));
  }

  private static void shouldShowTheCatalogue(Browser browser, String home) throws Exception {
    browser.go(home + "#/look");
    browser.seeAll(".chart canvas", 3);
    browser.seeText("main", "60 tracks");
    browser.run("document.getElementById('theme').click()");
    browser.picture(PICTURES.resolve("look-dark.png"));
    browser.run("document.getElementById('theme').click()");
  }

  private void shouldShowArrivalsAsTextWhateverTheyAreCalled(Browser browser, String home)
      throws Exception {
    browser.go(home + "#/live");
    browser.seeText("main [role=status]", "Connected");
    String title = "<img src=x onerror=alert(1)>";
    Files.writeString(
        folder.resolve("new.jsonl"),
        "{\"id\": \"new\", \"title\": \"" + title + "\", \"energy\": 0.9, \"valence\": 0.2}\n");
    SegueProcess.run(folder, 0, "collect", "jsonl", "new.jsonl");
    browser.seeText("main ol.tracks", title);
    browser.picture(PICTURES.resolve("live.png"));
  }

  private static void shouldFitAPhone(Browser browser, String home) throws Exception {
    browser.resize(500, 900); // the least that the headless window may be
    for (String view : new String[] {"#/", "#/model", "#/look", "#/live", "#/you"}) {
      browser.go(home + view);
      browser.see("main h1");
      assertThat(browser.run("return document.scrollingElement.scrollWidth <= innerWidth"))
          .as(view)
          .isEqualTo(true);
    }
    browser.picture(PICTURES.resolve("phone.png"));
    browser.resize(1280, 900);
  }

  private static void shouldSayThatSegueIsGone(Browser browser) {
    browser.run("location.hash = '#/'");
    browser.seeText("main .message.error", "Segue does not answer");
  }
}
