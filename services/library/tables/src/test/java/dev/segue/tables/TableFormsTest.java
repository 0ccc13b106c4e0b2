package dev.segue.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.tables.map.Outcome.Reject;
import dev.segue.tables.source.CollectException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Made-up tables and lines in every form of text, through the whole of reading. */
class TableFormsTest {

  @TempDir private Path folder;
  private TableFixture tables;

  @BeforeEach
  void start() {
    tables = new TableFixture(folder);
  }

  @Test
  void shouldCountLinesPhysicallyAcrossQuotedNewlines() {
    tables.csv("id,title,energy\r\na,\"two\r\nlines, one \"\"song\"\"\",0.5\r\n\r\nb,T,9\r\n");

    assertThat(tables.only().getTitle()).isEqualTo("two\r\nlines, one \"song\"");
    assertThat(tables.rejects.get(0).line()).isEqualTo(5);
  }

  @Test
  void shouldRejectTheHeaderWhenItComesAgain() {
    CollectSummary summary = tables.csv(",id,energy\n0,ID,Energy\n1,b,0.5\n");

    assertThat(tables.rejects)
        .singleElement()
        .extracting(Reject::reason)
        .isEqualTo("the header again, as a row");
    assertThat(summary.read()).isEqualTo(2);
  }

  @Test
  void shouldRejectRowsOfAnotherWidth() {
    tables.csv("id,title,energy\na,b\nb,Hello, World,0.5\nc,T,0.5\n");

    assertThat(tables.rejects.stream().map(Reject::reason))
        .containsExactly(
            "the row has 2 values where the header has 3 columns",
            "the row has 4 values where the header has 3 columns");
    assertThat(tables.only().getId()).isEqualTo("c");
  }

  @Test
  void shouldDetectSeparators() {
    for (String separator : List.of(";", "\t", "|")) {
      tables.publisher.events.clear();
      tables.csv("id;title;energy\na;Hello, World, again;0,5\n".replace(";", separator));
      assertThat(tables.only().getTitle()).isEqualTo("Hello, World, again");
      assertThat(tables.only().getEnergy()).isEqualTo(0.5);
    }
  }

  @Test
  void shouldDetectEncodings() {
    String table = "\uFEFFid,title,energy\na,Aserejé ’98,0.5\n";
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      tables.publisher.events.clear();
      tables.bytes(table.getBytes(charset), options -> options);
      assertThat(tables.only().getTitle()).isEqualTo("Aserejé ’98");
    }
    tables.publisher.events.clear();
    tables.bytes(table.substring(1).getBytes(Charset.forName("windows-1252")), options -> options);
    assertThat(tables.only().getTitle()).isEqualTo("Aserejé ’98");
    assertThatThrownBy(
            () ->
                tables.bytes(
                    table.substring(1).getBytes(Charset.forName("windows-1252")),
                    options -> options.withEncoding(StandardCharsets.UTF_8)))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("--encoding");
  }

  @Test
  void shouldSayWhereAQuoteIsLeftOpen() {
    assertThatThrownBy(() -> tables.csv("id,title,energy\na,T,1\nb,\"T,1\nc,T,1\n"))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining("quote");
  }

  @Test
  void shouldReadTheStandardInput() {
    byte[] table = "id,energy\na,0.5\n".getBytes(StandardCharsets.UTF_8);
    TableOptions options =
        TableOptions.of(TableOptions.STANDARD_INPUT)
            .withStandardInput(new ByteArrayInputStream(table));

    CollectSummary summary = tables.run(Collection.csv(options));

    assertThat(summary.source()).isEqualTo("stdin");
    assertThat(tables.only().getId()).isEqualTo("a");
  }

  @Test
  void shouldReadJsonLines() {
    byte[] lines =
        """
        {"track_id": "a", "name": "T", "artists": ["A", "B"], "energy": 0.5, "explicit": true, "key": "4"}
        {"track_id": "b", "artists": [{"name": "C", "id": 1}], "album": {"name": "D"}, "tempo": 120}

        not json
        [1]
        {"track_id": "c", "energy": null}
        """
            .getBytes(StandardCharsets.UTF_8);
    TableOptions options =
        TableOptions.of(TableOptions.STANDARD_INPUT)
            .withStandardInput(new ByteArrayInputStream(lines));

    CollectSummary summary = tables.run(Collection.jsonl(options));

    assertThat(tables.publisher.events.get(0).getArtists()).containsExactly("A", "B");
    assertThat(tables.publisher.events.get(0).getExplicit()).isTrue();
    assertThat(tables.publisher.events.get(0).getKey()).isEqualTo(4);
    assertThat(tables.publisher.events.get(1).getArtists()).containsExactly("C");
    assertThat(tables.publisher.events.get(1).getAlbum()).isEqualTo("D");
    assertThat(tables.rejects.stream().map(Reject::line)).containsExactly(4L, 5L, 6L);
    assertThat(summary.read()).isEqualTo(5);
  }

  @Test
  void shouldTakeTheNanOfJsonLinesForNothingAndRefuseInfinity() {
    byte[] lines =
        """
        {"track_id": "a", "name": NaN, "energy": 0.5, "tempo": NaN}
        {"track_id": "b", "energy": Infinity}
        """
            .getBytes(StandardCharsets.UTF_8);

    tables.run(
        Collection.jsonl(
            TableOptions.of(TableOptions.STANDARD_INPUT)
                .withStandardInput(new ByteArrayInputStream(lines))));

    assertThat(tables.only().getTitle()).isNull();
    assertThat(tables.only().getTempo()).isNull();
    assertThat(tables.rejects)
        .extracting(Reject::describe)
        .containsExactly("line 2, energy \"Infinity\": not a number");
  }

  @Test
  void shouldShowRejectsUpToTheLimitAndFileThemAll() throws IOException {
    Path file = folder.resolve("rejects.csv");
    List<String> hidden = new ArrayList<>();
    CollectListener listener =
        new CollectListener() {
          @Override
          public void rejected(Reject reject) {
            tables.rejects.add(reject);
          }

          @Override
          public void rejectsHidden() {
            hidden.add("hidden");
          }
        };
    Path table = Files.writeString(folder.resolve("t.csv"), "id,energy\n" + "a,-7\n".repeat(20));
    try (Collection collection =
        Collection.csv(TableOptions.of(table)).rejectsTo(file).showRejects(3)) {
      collection.run(tables.publisher, listener);
    }

    assertThat(tables.rejects).hasSize(3);
    assertThat(hidden).hasSize(1);
    assertThat(Files.readAllLines(file))
        .hasSize(21)
        .endsWith("21,energy,-7,not from 0 to 1,\"a,-7\"");
  }

  @Test
  void shouldNotShowPeopleWithARejectedRow() {
    tables.csv(
        "id,title,energy,Added By,ip_addr\n,A,0.5,someone,10.1.2.3\nb,B,0.5,someone,1.2.3.4\n");

    assertThat(tables.rejects).singleElement().extracting(Reject::row).isEqualTo(",A,0.5,…,…");
  }

  @Test
  void shouldDetectWideEncodingsWithoutAMark() {
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      tables.publisher.events.clear();
      tables.bytes("id,title,energy\na,Ærø,0.5\n".getBytes(charset), options -> options);
      assertThat(tables.only().getTitle()).isEqualTo("Ærø");
    }
  }
}
