package dev.segue.tables.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.tables.CollectListener;
import dev.segue.tables.Collection;
import dev.segue.tables.map.TrackSource;
import dev.segue.tables.source.CollectException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of every form, named as it comes. */
class FileFormsTest {

  private static final String CSV = "id,title,energy\na,Oak,0.5\nb,Elm,0.25\n";
  private static final String JSON = "{\"id\":\"c\",\"title\":\"Ash\",\"energy\":0.75}\n";

  @TempDir private Path folder;
  private final Found found = new Found();

  @Test
  void shouldRecogniseFormsByContent() throws IOException {
    open(file("table.json", bytes(CSV)), file("lines.csv", bytes(JSON)));

    assertThat(found.forms).containsExactly("CSV table", "JSON");
    assertThat(found.ids).containsExactly("a", "b", "c");
  }

  @Test
  void shouldTakeOffGzip() throws IOException {
    open(file("table.csv.gz", gzip(CSV)), file("lines", gzip(JSON)));

    assertThat(found.names).containsExactly("table.csv", "lines");
    assertThat(found.ids).containsExactly("a", "b", "c");
  }

  @Test
  void shouldReadEveryFileOfAZipAndOfAFolder() throws IOException {
    byte[] zip =
        zip(Map.of("x/one.csv", CSV, "../../two.jsonl", JSON, "__MACOSX/._one.csv", "\0\0"));
    Files.createDirectories(folder.resolve("sub"));
    file("sub/export.zip", zip);
    file("sub/.hidden", bytes("no table"));

    open(folder);

    assertThat(found.failures).isEmpty();
    assertThat(found.ids).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(found.names)
        .containsExactlyInAnyOrder("export.zip:x/one.csv", "export.zip:../../two.jsonl");
  }

  @Test
  void shouldReadTheStandardInputWhateverItIs() throws IOException {
    for (byte[] input : List.of(bytes(CSV), gzip(CSV), zip(Map.of("t", CSV)))) {
      Found each = new Found();
      FileForms.standard()
          .open(
              List.of(FileForms.STANDARD_INPUT),
              new ByteArrayInputStream(input),
              ReadOptions.NONE,
              each);
      assertThat(each.failures).isEmpty();
      assertThat(each.ids).containsExactly("a", "b");
    }
  }

  @Test
  void shouldSayWhatABinaryFileIs() throws IOException {
    open(
        file("a.csv", bytes("PAR1\0\1\2\3")),
        file("b.csv", zip(Map.of("[Content_Types].xml", "<x/>", "xl/workbook.xml", "<x/>"))),
        file("c.csv", new byte[] {0, 1, 2, 3, 0, 0, 0, 7}),
        file("d.csv", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}),
        file("e.csv.gz", new byte[] {0x1F, (byte) 0x8B, 1}),
        file("f.csv", new byte[] {'P', 'K', 3, 4, 9, 9, 9}),
        folder.resolve("none.csv"));

    assertThat(found.ids).isEmpty();
    assertThat(found.failures).hasSize(7);
    assertThat(found.failures.get(0)).contains("Parquet").contains("CSV");
    assertThat(found.failures.get(1)).contains("Excel").contains("CSV");
    assertThat(found.failures.get(2)).contains("c.csv").contains("no text");
    assertThat(found.failures.get(3)).contains("Excel");
    assertThat(found.failures.get(4)).contains("cannot be decompressed");
    assertThat(found.failures.get(5)).contains("zip");
    assertThat(found.failures.get(6)).contains("There is no file");
    assertThat(found.failures)
        .allSatisfy(sentence -> assertThat(sentence.chars()).allMatch(c -> c >= ' '));
  }

  private void open(Path... files) {
    FileForms.standard()
        .open(List.of(files), InputStream.nullInputStream(), ReadOptions.NONE, found);
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(bytes(text));
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(Map<String, String> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> entry : new LinkedHashMap<>(entries).entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(bytes(entry.getValue()));
      }
    }
    return bytes.toByteArray();
  }

  private static final class Found implements FileForms.Reader {
    private final List<String> forms = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    @Override
    public void read(FileForm form, TrackSource tracks) {
      forms.add(form.title());
      names.add(tracks.name());
      try (Collection collection = Collection.of(tracks)) {
        collection.read(accepted -> ids.add(accepted.track().getId()), CollectListener.SILENT);
      }
    }

    @Override
    public void failed(String file, CollectException why) {
      failures.add(why.getMessage());
    }
  }
}
