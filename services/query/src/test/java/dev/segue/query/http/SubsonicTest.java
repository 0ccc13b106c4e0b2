package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.catalogue.TestTracks;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.http.Client.Response;
import dev.segue.schemas.avro.Track;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** OpenSubsonic's sonic similarity in JSON and XML, over a real server. */
class SubsonicTest {
  private static final String CLIENT = "?u=me&t=x&s=y&v=1.16.1&c=test";
  private static final ApiFixture api = ApiFixture.withTracks(30);

  @BeforeAll
  static void put() {
    FeatureVector features =
        FeatureVector.builder()
            .raw(Feature.ENERGY, 0.5)
            .raw(Feature.TEMPO, 122.6)
            .raw(Feature.DURATION_MS, 200_600)
            .build();
    Track track = TestTracks.of("odd", "A <b> & \"c\" \u0001\u00fc", features);
    track.setGenres(List.of("Jazz"));
    track.setReleaseDate("1959-08");
    track.setExternalIds(List.of("mbid:af5e0e0a-2a3b-4c5d-8e9f-000000000000"));
    api.put(track);
  }

  @AfterAll
  static void close() {
    api.close();
  }

  @Test
  void shouldAnswerInJson() {
    assertThat(ok("ping", "").get("type").textValue()).isEqualTo("segue");
    assertThat(
            ok("getOpenSubsonicExtensions", "")
                .get("openSubsonicExtensions")
                .findValuesAsText("name"))
        .contains("sonicSimilarity");
    JsonNode matches = ok("getSonicSimilarTracks", "&id=odd").get("sonicMatch");
    assertThat(matches).hasSize(10);
    assertThat(matches.at("/0/entry/title").textValue()).isNotBlank();
    assertThat(matches.at("/0/entry/isDir").isBoolean()).isTrue();
    assertThat(matches.at("/0/similarity").doubleValue()).isBetween(0.0, 1.0);

    JsonNode path = ok("findSonicPath", "&startSongId=odd&endSongId=t4&count=5").get("sonicMatch");
    JsonNode odd = path.at("/0/entry");
    assertThat(odd.get("id").textValue()).isEqualTo("odd");
    assertThat(odd.get("duration").intValue()).isEqualTo(201);
    assertThat(odd.get("bpm").intValue()).isEqualTo(123);
    assertThat(odd.get("year").intValue()).isEqualTo(1959);
    assertThat(odd.get("musicBrainzId").textValue()).startsWith("af5e0e0a");
    assertThat(path.get(path.size() - 1).at("/entry/id").textValue()).isEqualTo("t4");
  }

  @Test
  void shouldAnswerInXml() throws Exception {
    Response response =
        api.client.get(
            "/rest/findSonicPath.view" + CLIENT + "&startSongId=odd&endSongId=t4&count=3");

    assertThat(response.header("Content-Type")).startsWith("application/xml");
    Element root = xml(response.body());
    assertThat(root.getNamespaceURI()).isEqualTo("http://subsonic.org/restapi");
    assertThat(root.getLocalName()).isEqualTo("subsonic-response");
    assertThat(root.getAttribute("status")).isEqualTo("ok");
    assertThat(root.getAttribute("openSubsonic")).isEqualTo("true");
    Element first = (Element) root.getElementsByTagName("entry").item(0);
    assertThat(first.getAttribute("title")).isEqualTo("A <b> & \"c\" \u00fc");
    assertThat(((Element) first.getParentNode()).getAttribute("similarity")).isEqualTo("1.0");
  }

  @Test
  void shouldTakeAForm() {
    Response response =
        api.client.post(
            "/rest/getSonicSimilarTracks.view",
            "application/x-www-form-urlencoded",
            "u=me&f=json&id=t1&count=2");

    assertThat(response.json().at("/subsonic-response/sonicMatch")).hasSize(2);
  }

  @Test
  void shouldSayWhatFailedWithACode() throws Exception {
    assertThat(failed("getSonicSimilarTracks", "&id=nobody")).isEqualTo(70);
    assertThat(failed("getSonicSimilarTracks", "")).isEqualTo(10);
    assertThat(failed("getAlbumList2", "")).isEqualTo(70);
    Element root = xml(api.client.get("/rest/getSonicSimilarTracks" + CLIENT).body());
    assertThat(root.getAttribute("status")).isEqualTo("failed");
    assertThat(((Element) root.getElementsByTagName("error").item(0)).getAttribute("code"))
        .isEqualTo("10");
  }

  private static int failed(String method, String parameters) {
    Response response = api.client.get("/rest/" + method + CLIENT + "&f=json" + parameters);
    assertThat(response.status()).isEqualTo(200);
    JsonNode json = response.json().get("subsonic-response");
    assertThat(json.get("status").textValue()).isEqualTo("failed");
    assertThat(json.at("/error/message").textValue()).isNotBlank();
    return json.at("/error/code").intValue();
  }

  private static JsonNode ok(String method, String parameters) {
    Response response = api.client.get("/rest/" + method + CLIENT + "&f=json" + parameters);
    JsonNode json = response.json().get("subsonic-response");
    assertThat(json.get("status").textValue()).as(response.body()).isEqualTo("ok");
    assertThat(json.get("version").textValue()).isEqualTo("1.16.1");
    return json;
  }

  private static Element xml(String body) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }
}
