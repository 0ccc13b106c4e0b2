package dev.segue.lab.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/**
 * The page in a real browser, over a demo: opened before that is ready, and still open when it has
 * stopped. Pictures of each view are kept in {@code target/pictures}.
 */
class PageIT {
  private static final Duration READY = Duration.ofMinutes(2);

  /** Enough for an elbow. */
  private static final int TRACKS = 90;

  private static final Path PICTURES = Path.of("target", "pictures");

  @TempDir private Path folder = Path.of("");

  @Test
  void shouldShowSongsTheModelTheCatalogueAndWhatArrives() throws Exception {
    TinyTable.write(folder.resolve("tiny.csv"), TRACKS);
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
      String early = demo.awaitLine("  Segue +(http://\\S+)", READY);
      browser.go(early + "/#/look");
      browser.see("#state");
      demo.awaitLine("Ready after .* 90 tracks", READY);
      String home = demo.awaitLine("  Page +(http://\\S+)", READY);
      shouldFillWhatWasOpenedBefore(browser);
      shouldFindASongAndSongsLikeIt(browser, home);
      shouldFollowRatings(browser, home);
      shouldCleanAPlaylist(browser);
      shouldDiscoverAndExplore(browser);
      shouldShowTheModel(browser, home);
      shouldShowTheCatalogue(browser, home);
      shouldKnowItsAddresses(browser, home);
      LivePage live = new LivePage(browser, folder);
      live.shouldShowArrivalsAsTextWhateverTheyAreCalled(home);
      browser.picture(PICTURES.resolve("live.png"));
      live.shouldGoOnAfterTheLastWhenTheNetworkBreaks(home);
      new BrokenNetwork(browser).shouldRecoverByItself(home);
      shouldFitAPhone(browser, home);
      assertThat(browser.errors()).isEmpty();
      demo.interrupt();
      demo.awaitExit(Duration.ofSeconds(30));
      shouldSayThatSegueIsGone(browser);
    }
  }

  /** Nobody reloads anything. */
  private static void shouldFillWhatWasOpenedBefore(Browser browser) {
    browser.seeAll(".chart canvas", 3);
    browser.seeText("main", "90 tracks");
    browser.seeText("#status", "90 tracks");
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
    browser.seeAll(".meters .meter", 11);
    browser.seeAll(".meters .kind", 3);
    browser.see(".why");
    browser.picture(PICTURES.resolve("track.png"));
  }

  /** As somebody new does: three songs are liked, and one of those that follow is disliked. */
  private static void shouldFollowRatings(Browser browser, String home) throws Exception {
    browser.go(home + "#/you");
    browser.seeText("#recommended .message", "Nothing is rated yet");
    browser.press("nav a[href='#/you/discover']");
    browser.seeText("#discovered .message", "Nothing is rated yet");
    browser.press("nav a[href='#/you/explore']");
    browser.seeText("#explored .message", "Nothing is rated yet");
    browser.go(home);
    browser.seeAll("main .track", 20);
    for (int song : new int[] {1, 4, 7}) {
      browser.press("main li:nth-child(" + song + ") button.like");
    }
    browser.seeAll("main button.like[aria-pressed=true]", 3);
    browser.seeText("#count", "3");
    browser.press("nav a[href='#/you']");
    browser.seeAll("#recommended li", 10);
    browser.seeAll("#rated li", 3);
    browser.see("#recommended .why");
    String millis = new ForYou(browser).dislikeTheFirst();
    browser.picture(PICTURES.resolve("you.png"));
    // How long it took is for a person to read: machines differ.
    Files.writeString(
        PICTURES.resolve("you.txt"), "The list changed %s ms after the press.%n".formatted(millis));
  }

  private static void shouldCleanAPlaylist(Browser browser) throws Exception {
    browser.press("nav a[href='#/playlist']");
    browser.press("#clean");
    browser.seeText("#cleaned", "Paste some track ids first");
    browser.press("#take-rated");
    browser.await("a playlist", "return document.getElementById('playlist').value !== ''");
    browser.press("#clean");
    browser.seeAll("#cleaned .kept li", 3);
    browser.seeAll("#cleaned .dropped li", 1);
    browser.seeText("#cleaned .kept li .why", "You liked it");
    browser.seeText("#cleaned .dropped li .why", "You disliked it");
    browser.seeText("#cleaned .dropped li .probability", "%");
    browser.press("#take-popular");
    browser.await(
        "twenty ids",
        "return document.getElementById('playlist').value.split('\\n').length === 20");
    browser.press("#clean");
    browser.seeAll("#cleaned li", 20);
    browser.seeText("#cleaned", "Decided by: online logistic");
    browser.picture(PICTURES.resolve("cleaned.png"));
    browser.run("document.getElementById('playlist').value = ''");
    browser.see("#playlist").sendKeys("segue:track:t5\nArtist t6 - Title t6\nno:such");
    browser.press("#order");
    browser.seeText("#cleaned", "In order");
    assertThat(browser.ids("#cleaned li")).containsExactlyInAnyOrder("t5", "t6");
    browser.seeText("#cleaned", "Not in the catalogue (1): no:such");
  }

  /** By keys alone; and where the keyboard is, it stays when the list under it changes. */
  private static void shouldDiscoverAndExplore(Browser browser) {
    ForYou page = new ForYou(browser);
    List<String> rated = page.rated();
    browser.press("nav a[href='#/you/discover']");
    browser.see(".card:has(#discovered) input[type=range]").sendKeys(Keys.HOME);
    browser.seeAll("#discovered li", 10);
    browser.seeText("#discovered .probability", "%");
    browser.seeText("#discovered", "Decided by: online logistic");
    assertThat(page.ids("discovered")).doesNotContainAnyElementsOf(rated);
    String liked = page.ids("discovered").get(0);
    browser.press("#discovered li button.like");
    browser.await(
        "another list",
        "return document.querySelector('#discovered li').dataset.id !== '" + liked + "'");
    assertThat(
            browser.run("return document.activeElement.closest('#discovered li button') !== null"))
        .isEqualTo(true);
    browser.see(".card:has(#discovered) input[type=range]").sendKeys(Keys.END);
    browser.await(
        "only what is liked very probably",
        "return [...document.querySelectorAll('#discovered .probability')]"
            + ".every(one => parseInt(one.textContent) >= 90)");
    assertThat(browser.run("return location.hash")).isEqualTo("#/you/discover?least=0.9");
    browser.press("nav a[href='#/you/explore']");
    browser.seeText("#explored .message", "to be of another genre");
    browser.see(".card:has(#explored) select").sendKeys("market");
    browser.seeText("#explored .message", "to be of another market");
  }

  private static void shouldShowTheModel(Browser browser, String home) throws Exception {
    browser.go(home + "#/model");
    browser.seeText("main", "Each row is brightest");
    browser.see(".chart canvas");
    browser.seeText("main table", "Category");
    browser.seeText("#elbow", "components explain");
    browser.see("#elbow .chart canvas");
    browser.seeText("main", "Versions over time");
    browser.picture(PICTURES.resolve("model.png"));
  }

  private static void shouldShowTheCatalogue(Browser browser, String home) throws Exception {
    browser.go(home + "#/look");
    browser.seeAll(".chart canvas", 3);
    browser.seeText("main", "90 tracks");
    assertThat(browser.run("return document.title")).asString().contains("A look at the music");
    browser.press(".values summary");
    browser.seeText(".values table", "From");
    browser.run("document.getElementById('theme').click()");
    browser.picture(PICTURES.resolve("look-dark.png"));
    browser.run("document.getElementById('theme').click()");
  }

  /** The skip link, an address that is none, and what is known of the parts of an address. */
  private static void shouldKnowItsAddresses(Browser browser, String home) {
    browser.go(home + "#/look?x=tempo&min_popularity=50");
    browser.seeAll(".chart canvas", 3);
    assertThat(browser.see("[name=min_popularity]").getDomProperty("value")).isEqualTo("50");
    browser.run("document.querySelector('.skip').focus()");
    browser.press(".skip");
    assertThat(browser.run("return document.activeElement.id + location.hash"))
        .isEqualTo("main#/look?x=tempo&min_popularity=50");
    browser.go(home + "#/nowhere");
    browser.seeText("h1", "There is nothing here");
  }

  private static void shouldFitAPhone(Browser browser, String home) throws Exception {
    browser.resize(500, 900); // the least that the headless window may be
    for (String view :
        new String[] {"#/", "#/track/t7", "#/model", "#/look", "#/live", "#/you", "#/playlist"}) {
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
    browser.seeText("#state", "Segue does not answer");
    browser.run("location.hash = '#/you'");
    for (String list : new String[] {"recommended", "rated"}) {
      browser.seeText("#" + list + " .message.error", "Segue does not answer");
    }
  }
}
