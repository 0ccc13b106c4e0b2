package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.query.http.Client.Response;
import dev.segue.query.ingest.SentBytes;
import dev.segue.query.ingest.TrackEvent;
import dev.segue.query.ingest.TrackTable;
import dev.segue.schemas.avro.TrackFeatures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that are tables, read as a collector reads files. */
class TrackTableTest {
  private static final String CSV =
      """
      id,song_name,nrgy,Duration (ms)
      a,Sea Wall,89,226864
      b,Glass Harbour,12,180000
      c,Old Iron,,
      ,No Id,,
      d,Tin Roof,40,loud
      """;

  @AutoClose private final ApiFixture api = ApiFixture.withTracks(3);

  @Test
  void shouldReadCsvAsACollectorDoes() {
    Response response =
        api.client.post("/v1/tracks?wait=queryable", "text/csv; charset=utf-8", CSV);

    assertThat(response.status()).as(response.body()).isEqualTo(202);
    JsonNode answer = response.json();
    assertThat(answer.get("accepted").intValue()).isEqualTo(3);
    assertThat(answer.get("rejected").intValue()).isEqualTo(2);
    assertThat(answer.get("queryable").booleanValue()).isTrue();
    assertThat(answer.get("rejections").findValuesAsText("line")).containsExactly("4", "5");
    assertThat(answer.at("/rejections/0/reason").textValue())
        .isEqualTo("line 4: no audio feature has a value");
    assertThat(answer.get("notes").toString())
        .contains("nrgy → energy, per cent")
        .contains("1 value of Duration (ms) left out");
    assertThat(written(0).getId()).isEqualTo("a");
    assertThat(written(0).getTitle()).isEqualTo("Sea Wall");
    assertThat(written(0).getEnergy()).isEqualTo(0.89);
    assertThat(written(0).getDurationMs()).isEqualTo(226_864);
    assertThat(api.client.get("/v1/tracks/b").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"application/x-ndjson", "application/jsonl"})
  void shouldReadLinesOfJson(String type) {
    Response response =
        api.client.post(
            "/v1/tracks",
            type,
            """
            {"id": "a", "name": "Sea Wall", "audio_features": {"energy": 0.5}}
            {"id": "b", "audio_features": {"energy": 0.
            {"id": "c", "name": "Glass Harbour", "audio_features": {"energy": 0.25}}
            """);

    assertThat(response.status()).as(response.body()).isEqualTo(202);
    assertThat(response.json().get("rejections").findValuesAsText("line")).containsExactly("2");
    assertThat(api.written).extracting(TrackEvent::id).containsExactly("a", "c");
    assertThat(written(1).getEnergy()).isEqualTo(0.25);
  }

  @Test
  void shouldTakeWhatIsSaidOfTheTable() {
    Response response =
        api.client.post(
            "/v1/tracks?layer=mine&strict=true&map=energy%3Doomph&unit=length%3Dminutes&id_column=key2",
            "text/csv", "key2,oomph,length\nx,0.5,3\ny,7,3\n");

    assertThat(response.status()).as(response.body()).isEqualTo(202);
    assertThat(response.json().get("rejections").findValuesAsText("reason"))
        .containsExactly("line 3, oomph \"7\": not from 0 to 1");
    assertThat(api.written).extracting(TrackEvent::id).containsExactly("x");
    assertThat(written(0).getLayer()).isEqualTo("mine");
    assertThat(written(0).getEnergy()).isEqualTo(0.5);
    assertThat(written(0).getDurationMs()).isEqualTo(180_000);
  }

  @Test
  void shouldKeepATableOfNamesFromReplacingFeatures() {
    api.client.post("/v1/tracks", "text/csv", "id,title,artist\na,Sea Wall,Ida Noor\n");

    assertThat(written(0).getLayer()).isEqualTo("names");
  }

  @Test
  void shouldUnpackGzip() {
    Response table = api.client.postGzip("/v1/tracks", "text/csv", gzip(CSV));
    Response list =
        api.client.postGzip(
            "/v1/tracks",
            "application/json",
            gzip("{\"tracks\": [{\"id\": \"z\", \"energy\": 0.5}]}"));

    assertThat(table.status()).as(table.body()).isEqualTo(202);
    assertThat(list.status()).as(list.body()).isEqualTo(202);
    assertThat(api.written).extracting(TrackEvent::id).containsExactly("a", "b", "d", "z");
  }

  @Test
  void shouldWriteNothingOfABodyThatEndsTooEarly() {
    byte[] whole = gzip(CSV.repeat(200));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);

    for (String type : new String[] {"text/csv", "application/x-ndjson", "application/json"}) {
      assertThat(api.client.postGzip("/v1/tracks", type, half).status()).as(type).isEqualTo(400);
      assertThat(
              api.client
                  .postGzip("/v1/tracks", type, CSV.getBytes(StandardCharsets.UTF_8))
                  .status())
          .as(type)
          .isEqualTo(400);
    }
    assertThat(api.written).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/tracks | text/csv | 400",
        "/v1/tracks?wait=long | text/csv | 400",
        "/v1/tracks?map=x | text/csv | 400",
        "/v1/tracks?layer=%20x | text/csv | 400",
        "/v1/tracks?colour=red | text/csv | 400",
        "/v1/tracks?strict=true | application/json | 400",
        "/v1/tracks | text/csv; charset=klingon | 415",
        "/v1/tracks | application/xml | 415",
        "/v1/tracks | application/json; charset=klingon | 400",
      })
  void shouldRefuseWhatCannotBeRead(String path, String type, int status) {
    Response response = api.client.post(path, type, "colour,size\nred,7\n");

    assertThat(response.status()).as(response.body()).isEqualTo(status);
    assertThat(api.written).isEmpty();
  }

  @Test
  void shouldBoundRowsAndUnpackedBytes() {
    String rows = "x,0.5\n".repeat(TrackTable.MOST_ROWS + 1);
    String blank = "x,0.5" + " ".repeat(SentBytes.LARGEST) + "\n";
    for (String body : new String[] {rows, "x,\n".repeat(TrackTable.MOST_ROWS + 1), blank}) {
      Response response = api.client.postGzip("/v1/tracks", "text/csv", gzip("id,energy\n" + body));
      assertThat(response.status()).as(response.body()).isEqualTo(413);
      assertThat(response.json().get("detail").textValue()).contains("in parts");
    }
    assertThat(api.written).isEmpty();
  }

  @Test
  void shouldRejectTextsThatTheStreamRefuses() {
    Response response =
        api.client.post(
            "/v1/tracks",
            "text/csv",
            "id,energy,title\na,0.5," + "x".repeat(2_049) + "\nb,0.5,B\n");

    assertThat(response.json().at("/rejections/0/reason").textValue())
        .isEqualTo("line 2, title: longer than 2048 characters");
    assertThat(api.written).extracting(TrackEvent::id).containsExactly("b");
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private TrackFeatures written(int number) {
    return Objects.requireNonNull(api.written.get(number).features());
  }
}
