package dev.segue.lab.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What the page shows a listener under "For you". */
final class ForYou {
  /**
   * Notes how many milliseconds after the next press the list of recommendations is another one.
   */
  private static final String WATCH =
      """
      const place = document.getElementById('recommended');
      const ids = () => [...place.querySelectorAll('li')].map(item => item.dataset.id).join();
      const before = ids();
      window.changedAfter = null;
      document.addEventListener('click', () => { window.pressed = performance.now(); }, {capture: true, once: true});
      new MutationObserver((changes, observer) => {
        if (ids() === '' || ids() === before) return;
        window.changedAfter = Math.round(performance.now() - window.pressed);
        observer.disconnect();
      }).observe(place, {childList: true, subtree: true});
      """;

  private final Browser browser;

  ForYou(Browser browser) {
    this.browser = browser;
  }

  /** The tracks of its lists, by the id of the list. */
  List<String> ids(String list) {
    return browser.ids("#" + list + " li");
  }

  /** Goes to For you, and gives the tracks that are rated. */
  List<String> rated() {
    browser.press("nav a[href='#/you']");
    browser.see("#rated li");
    return ids("rated");
  }

  /**
   * Dislikes the first recommendation, and sees the list change and go on without what is rated.
   *
   * @return after how many milliseconds it changed: machines differ, so a person judges that
   */
  String dislikeTheFirst() {
    List<String> before = ids("recommended");
    int rated = ids("rated").size();
    browser.run(WATCH);
    browser.press("#recommended li button.dislike");
    String millis = browser.await("a new list", "return window.changedAfter").toString();
    browser.seeAll("#rated li", rated + 1);
    browser.seeAll("#recommended li", 10);
    assertThat(ids("recommended"))
        .isNotEqualTo(before)
        .doesNotContain(before.get(0))
        .doesNotContainAnyElementsOf(ids("rated"));
    browser.seeText("#news", "since your last rating");
    return millis;
  }
}
