package dev.segue.lab.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What the page shows of tracks as they arrive at a demo, which runs in a folder. */
final class LivePage {
  private static final String STATUS = "main [role=status]";
  private static final String SHOWN = "main ol.tracks li[data-id]";

  private final Browser browser;
  private final Path folder;

  LivePage(Browser browser, Path folder) {
    this.browser = browser;
    this.folder = folder;
  }

  void shouldShowArrivalsAsTextWhateverTheyAreCalled(String home) throws Exception {
    browser.go(home + "#/live");
    browser.seeText(STATUS, "Connected");
    String title = "<img src=x onerror=alert(1)>";
    arrive("{\"id\": \"new\", \"title\": \"" + title + "\", \"energy\": 0.9, \"valence\": 0.2}");
    browser.seeText("main ol.tracks", title);
  }

  /** What came meanwhile is shown once it is mended, each once; what was there before stays. */
  void shouldGoOnAfterTheLastWhenTheNetworkBreaks(String home) throws Exception {
    List<String> missed = List.of("m1", "m2", "m3", "m4");
    try (Network network = Network.to(home)) {
      browser.go(network.address() + "#/live");
      List<?> shown = browser.seeAll(SHOWN, 10);
      assertThat(shown).hasSize(10);
      List<String> before = browser.ids(SHOWN);
      network.cut();
      browser.seeText(STATUS, "trying again");
      arrive(
          missed.stream()
              .map(id -> "{\"id\": \"" + id + "\", \"energy\": 0.4, \"valence\": 0.6}")
              .collect(Collectors.joining("\n")));
      assertThat(browser.ids(SHOWN)).isEqualTo(before);
      browser.seeText(STATUS, "trying again");
      network.mend();
      browser.seeText(STATUS, "Connected");
      browser.seeAll(SHOWN, 14);
      arrive("{\"id\": \"after\", \"energy\": 0.5, \"valence\": 0.5}");
      browser.seeAll(SHOWN, 15);
      List<String> after = browser.ids(SHOWN);
      assertThat(after.get(0)).isEqualTo("after");
      assertThat(after.subList(1, 5)).containsExactlyInAnyOrderElementsOf(missed);
      assertThat(after.subList(5, 15)).isEqualTo(before);
      assertThat(browser.see("main").getText()).doesNotContain("missed");
    }
  }

  private void arrive(String lines) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("new.jsonl"), lines + "\n");
    SegueProcess.run(folder, 0, "collect", "jsonl", "new.jsonl");
  }
}
