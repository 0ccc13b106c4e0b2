package dev.segue.tables.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.CollectListener;
import dev.segue.tables.CollectSummary;
import dev.segue.tables.Collection;
import dev.segue.tables.ImportCase;
import dev.segue.tables.form.FileForm;
import dev.segue.tables.form.FileForms;
import dev.segue.tables.form.ReadOptions;
import dev.segue.tables.map.TrackSource;
import dev.segue.tables.source.CollectException;
import dev.segue.tables.source.Input;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/**
 * Inputs changed at random: whatever they are, every row is accounted for, every track that comes
 * out is one that the topic takes, and nothing but a sentence for people ends the reading.
 *
 * <p>How many are tried is {@code -Dsegue.fuzz.mutations=N}, and {@code -Dsegue.fuzz.seed=N} tries
 * others. What once failed is kept in {@code resources/fuzz}, a line of base64 each.
 */
class ReaderFuzzTest {

  private static final int MUTATIONS = Integer.getInteger("segue.fuzz.mutations", 8_000);
  private static final long SEED = Long.getLong("segue.fuzz.seed", 14);

  @Test
  void shouldAccountForEveryRowOfWhateverComes() throws IOException, URISyntaxException {
    List<byte[]> corpus = corpus();
    Mutator mutator = new Mutator(SEED);
    long rows = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      rows +=
          read(mutator.mutate(corpus.get(i % corpus.size())), "mutation " + i + " of seed " + SEED);
    }
    assertThat(rows).isGreaterThan(MUTATIONS / 2);
  }

  @Test
  void shouldReadWhatOnceFailed() throws IOException, URISyntaxException {
    List<String> lines = Files.readAllLines(resource("/fuzz/regressions.txt"));
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        read(Base64.getDecoder().decode(line.strip()), "a kept input");
      }
    }
  }

  private static long read(byte[] input, String what) {
    Account account = new Account();
    try {
      FileForms.standard()
          .open(
              Input.reopenable("fuzz", input.length, () -> new ByteArrayInputStream(input)),
              ReadOptions.NONE,
              account);
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      throw new AssertionError(
          what
              + " failed; keep it in fuzz/regressions.txt: "
              + Base64.getEncoder().encodeToString(input),
          e);
    }
    return account.rows;
  }

  /** Reads what an input turns out to be, and checks what comes. */
  private static final class Account implements FileForms.Reader {
    private long rows;

    @Override
    public void read(FileForm form, TrackSource tracks) {
      long[] accepted = new long[1];
      try (Collection collection = Collection.of(tracks)) {
        CollectSummary summary =
            collection.read(
                track -> {
                  accepted[0]++;
                  check(track.track());
                },
                CollectListener.SILENT);
        assertThat(summary.read()).isEqualTo(accepted[0] + summary.rejected());
        assertThat(summary.report().describe()).doesNotContainNull();
        rows += summary.read();
      } catch (CollectException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }

    @Override
    public void failed(String file, CollectException why) {
      assertThat(why.getMessage()).isNotBlank();
    }

    private static void check(TrackFeatures track) {
      assertThat(track.getId()).isNotBlank();
      assertThat(track.getId().length()).isLessThanOrEqualTo(256);
      assertThat(track.getArtists()).doesNotContainNull().allMatch(name -> !name.isBlank());
      Double energy = track.getEnergy();
      assertThat(energy == null || (energy >= -1e-6 && energy <= 1 + 1e-6)).isTrue();
      Double length = track.getDurationMs();
      assertThat(length == null || Double.isFinite(length)).isTrue();
    }
  }

  /** The inputs of all cases, in several encodings and compressions. */
  private static List<byte[]> corpus() throws IOException, URISyntaxException {
    List<byte[]> corpus = new ArrayList<>();
    for (String folder : List.of("/import", "/library")) {
      ImportCase.of(folder).map(ImportCase::bytes).forEach(corpus::add);
    }
    int size = corpus.size();
    for (int i = 0; i < size; i += 10) {
      String text = new String(corpus.get(i), StandardCharsets.UTF_8);
      corpus.add(text.getBytes(StandardCharsets.UTF_16LE));
      corpus.add(text.getBytes(Charset.forName("windows-1252")));
      corpus.add(gzip(corpus.get(i)));
      corpus.add(zip(corpus.get(i)));
    }
    return corpus;
  }

  private static byte[] gzip(byte[] input) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(byte[] input) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("a.csv"));
      zip.write(input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(Objects.requireNonNull(ReaderFuzzTest.class.getResource(name)).toURI());
  }
}
