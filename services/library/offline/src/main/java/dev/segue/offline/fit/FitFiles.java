package dev.segue.offline.fit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.segue.engine.factorize.Component;
import dev.segue.engine.track.Feature;
import dev.segue.offline.OfflineRow;
import dev.segue.tables.source.CollectException;
import dev.segue.tables.source.Quoting;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The files of a fit: {@code H.csv}, {@code W.csv}, {@code categories.csv}, {@code neighbors.csv}
 * and {@code fit.json}. Numbers have as many digits as it takes to read the same number back.
 *
 * <p>They are written beside their place and moved there when all are whole, so a run that breaks
 * off leaves what was there before.
 */
public final class FitFiles {

  private static final String H = "H.csv";
  private static final String W = "W.csv";
  private static final String CATEGORIES = "categories.csv";
  private static final String NEIGHBORS = "neighbors.csv";
  private static final String FIT = "fit.json";

  /** All names, in the order in which they are told. */
  public static final List<String> NAMES = List.of(H, W, CATEGORIES, NEIGHBORS, FIT);

  private final Path folder;

  private FitFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Files in a folder, which is made if it is not there.
   *
   * @param overwrite whether files of an earlier fit may be replaced
   * @throws CollectException if the folder cannot be used, or holds such files and may not lose
   *     them
   */
  public static FitFiles in(Path folder, boolean overwrite) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new CollectException(folder + " is a file; name a folder.");
    }
    for (String name : NAMES) {
      if (!overwrite && Files.exists(folder.resolve(name))) {
        throw new CollectException(
            folder
                + " already holds "
                + name
                + "; name another folder, or replace the files with --overwrite.");
      }
    }
    return new FitFiles(folder);
  }

  /**
   * Writes all files.
   *
   * @param neighbors how many neighbours of each track at most
   * @param done is told how many tracks have their neighbours
   */
  public void write(TableFit fit, Placement placement, int neighbors, IntConsumer done)
      throws IOException {
    Files.createDirectories(folder);
    Path scratch = Files.createTempDirectory(folder, ".segue-fit-");
    try {
      write(scratch.resolve(H), out -> components(fit, out));
      write(scratch.resolve(W), out -> weights(fit, placement, out));
      write(scratch.resolve(CATEGORIES), out -> categories(fit, placement, out));
      write(scratch.resolve(NEIGHBORS), out -> neighbors(fit, neighbors, done, out));
      write(scratch.resolve(FIT), out -> out.write(json(fit, placement)));
      for (String name : NAMES) {
        Files.move(
            scratch.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      for (String name : NAMES) {
        Files.deleteIfExists(scratch.resolve(name));
      }
      Files.deleteIfExists(scratch);
    }
  }

  private interface Content {
    void writeTo(Writer out) throws IOException;
  }

  private static void write(Path file, Content content) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      content.writeTo(out);
    }
  }

  private static void components(TableFit fit, Writer out) throws IOException {
    List<String> header = new ArrayList<>(List.of("component"));
    fit.model().transform().features().stream().map(Feature::label).forEach(header::add);
    line(out, header);
    for (Component component : fit.model().components()) {
      List<String> line = new ArrayList<>(List.of(component.name()));
      for (int j = 0; j < component.size(); j++) {
        line.add(Double.toString(component.weight(j)));
      }
      line(out, line);
    }
  }

  private static void weights(TableFit fit, Placement placement, Writer out) throws IOException {
    List<String> header = new ArrayList<>(List.of("id"));
    fit.model().components().stream().map(Component::name).forEach(header::add);
    line(out, header);
    List<OfflineRow> rows = fit.table().rows();
    for (int row = 0; row < rows.size(); row++) {
      List<String> line = new ArrayList<>(List.of(rows.get(row).id()));
      for (int i = 0; i < fit.model().rank(); i++) {
        line.add(Double.toString(placement.weight(row, i)));
      }
      line(out, line);
    }
  }

  private static void categories(TableFit fit, Placement placement, Writer out) throws IOException {
    line(out, List.of("id", "category", "share"));
    List<OfflineRow> rows = fit.table().rows();
    for (int row = 0; row < rows.size(); row++) {
      int category = placement.category(row);
      line(
          out,
          List.of(
              rows.get(row).id(),
              category < 0 ? "" : fit.model().components().get(category).name(),
              Double.toString(placement.share(row))));
    }
  }

  private static void neighbors(TableFit fit, int limit, IntConsumer done, Writer out)
      throws IOException {
    line(out, List.of("id", "rank", "neighbor_id", "score"));
    Neighbors tracks = Neighbors.of(fit.table().rows(), fit.model());
    for (int track = 0; track < tracks.ids().size(); track++) {
      int rank = 0;
      for (Neighbors.Neighbor neighbor : tracks.of(track, limit)) {
        line(
            out,
            List.of(
                tracks.ids().get(track),
                Integer.toString(++rank),
                neighbor.id(),
                Float.toString(neighbor.score())));
      }
      done.accept(track + 1);
    }
  }

  private static String json(TableFit fit, Placement placement) throws IOException {
    return new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .writeValueAsString(FitJson.of(fit, placement))
        + System.lineSeparator();
  }

  private static void line(Writer out, List<String> values) throws IOException {
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      out.write(Quoting.quoted(values.get(i)));
    }
    out.write('\n');
  }
}
