package dev.segue.lab.process;

import static org.assertj.core.api.Assertions.assertThat;

/** What the page does while the service is not to be reached, and when it is again. */
final class BrokenNetwork {
  private static final String LIKE = "main li:nth-child(9) button.like";

  private final Browser browser;

  BrokenNetwork(Browser browser) {
    this.browser = browser;
  }

  /** A like is kept in mind, a view that could not be filled is; nobody presses anything again. */
  void shouldRecoverByItself(String home) throws Exception {
    try (Network network = Network.to(home)) {
      browser.go(network.address());
      browser.seeAll("main .track", 20);
      browser.seeText("#status", "tracks");
      network.cut();
      browser.press(LIKE);
      browser.seeText("#notice", "not kept yet");
      browser.seeText("#state", "Segue does not answer");
      assertThat(browser.see(LIKE).getDomAttribute("aria-pressed")).isEqualTo("true");
      browser.run("location.hash = '#/look'");
      browser.seeText("main .message.error", "Segue does not answer");
      network.mend();
      browser.seeText("#notice", "kept now");
      browser.seeAll(".chart canvas", 3);
      assertThat(browser.run("return document.getElementById('state').hidden")).isEqualTo(true);
    }
  }
}
