package dev.segue.cli.command;

import dev.segue.cli.collect.CollectionRun;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.CollectSummary;
import dev.segue.tables.Collection;
import dev.segue.tables.Publisher;
import dev.segue.tables.form.FileForm;
import dev.segue.tables.form.FileForms;
import dev.segue.tables.map.TrackSource;
import dev.segue.tables.source.CollectException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Publishes one file after the other, with an account of each and of all. */
final class FilesRun implements FileForms.Reader {
  private final Publisher<TrackFeatures> publisher;
  private final HeldRatings ratings;
  private final PublishOptions options;
  private final @Nullable Path rejects;
  private final int rejectsShown;
  private long files;
  private long read;
  private long published;
  private long failed;
  private @Nullable CollectException failure;

  /**
   * @param ratings takes the ratings of files that hold any
   * @param rejects takes every row that cannot be used; null for no file
   */
  FilesRun(
      Publisher<TrackFeatures> publisher,
      HeldRatings ratings,
      PublishOptions options,
      @Nullable Path rejects,
      int rejectsShown) {
    this.publisher = publisher;
    this.ratings = ratings;
    this.options = options;
    this.rejects = rejects;
    this.rejectsShown = rejectsShown;
  }

  @Override
  public void read(FileForm form, TrackSource tracks) {
    try (Collection collection =
        Collection.of(tracks).rejectsTo(rejects, files > 0).showRejects(rejectsShown)) {
      CollectSummary summary = CollectionRun.run(collection, publisher, "Publishing", System.err);
      files++;
      read += summary.read();
      published += summary.published();
      System.out.println(tracks.name() + " is read as: " + form.title() + ".");
      ratings.publish(tracks).forEach(System.out::println);
      options.account(summary);
    }
  }

  @Override
  public void failed(String file, CollectException why) {
    failed++;
    if (failure == null) {
      failure = why;
    }
    System.err.println("not read: " + why.getMessage());
  }

  /** The account of all files; the answer is the exit code. */
  int end() {
    CollectException only = failure;
    if (files == 0 && only != null && failed == 1) {
      throw only;
    }
    ratings.end().forEach(System.out::println);
    if (files + failed > 1) {
      System.out.printf(
          Locale.ROOT,
          "%,d files: %,d rows read = %,d published + %,d rejected; %,d files could not be read.%n",
          files,
          read,
          published,
          read - published,
          failed);
    }
    return failed > 0 || (read > 0 && published == 0) ? 1 : 0;
  }
}
