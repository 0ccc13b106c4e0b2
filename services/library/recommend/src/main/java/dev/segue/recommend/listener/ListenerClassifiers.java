package dev.segue.recommend.listener;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.concurrency.BackgroundThreads;
import dev.segue.concurrency.OccasionalLog;
import dev.segue.learning.taste.OnlineTaste;
import dev.segue.learning.taste.Rating;
import dev.segue.learning.taste.TasteModel;
import dev.segue.learning.taste.TasteTrainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classifiers of the listeners who are asked about.
 *
 * <p>From few ratings a classifier is learned while the request waits: that takes milliseconds.
 * From {@link TasteTrainer#ENOUGH} on, kinds are compared and the best is trained on one thread
 * beside the requests, for a second or some; until it is there the one before answers, or an online
 * learner that knows all ratings. Kinds are compared anew when there are a quarter more ratings, or
 * fewer; until then what was chosen is trained with the new ones. Where more listeners wait than
 * the queue has places, the online learner goes on answering, and the next request asks again.
 *
 * <p>A classifier is a pure function of the ratings, so none is stored: the last {@value #KEPT} are
 * kept in memory, because a forest may take megabytes.
 */
public final class ListenerClassifiers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ListenerClassifiers.class);
  private static final int KEPT = 64;
  private static final int WAITING = 256;
  private static final long SEED = 1;
  private static final double GROWTH = 1.25;

  private final Catalogue catalogue;
  private final ThreadPoolExecutor trainer;
  private final Chooser chooser;
  private final OccasionalLog failures = new OccasionalLog();

  /** By listener, the one asked about longest ago first. Guarded by itself. */
  private final Map<String, Trained> trained =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Trained> eldest) {
          return size() > KEPT;
        }
      };

  /** What is being trained: the fingerprint of the ratings by listener. Guarded by trained. */
  private final Map<String, Long> training = new LinkedHashMap<>();

  public ListenerClassifiers(Catalogue catalogue) {
    this(catalogue, TasteTrainer::train);
  }

  /** With another way to choose a classifier from many ratings. */
  ListenerClassifiers(Catalogue catalogue, Chooser chooser) {
    this.catalogue = catalogue;
    this.chooser = chooser;
    trainer =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            BackgroundThreads.named("segue-query-taste"));
  }

  /** {@link TasteTrainer#train}, or what takes its place. */
  @FunctionalInterface
  interface Chooser {
    /** Compares kinds, and trains the best. */
    TasteModel train(List<Rating> ratings, int version, long seed);
  }

  /**
   * @param chosenFrom how many ratings there were when its kind was chosen
   */
  private record Trained(long fingerprint, TasteModel model, int chosenFrom) {
    /** Whether the kind is to be kept for so many ratings, which spares most of the time. */
    boolean fits(int ratings) {
      return !model.trials().isEmpty()
          && ratings < GROWTH * chosenFrom
          && ratings * GROWTH > chosenFrom;
    }
  }

  /** The best classifier there is at this moment for these ratings of a listener. */
  public ListenerClassifier of(String listener, Ratings ratings) {
    List<Rating> known = known(ratings);
    if (known.isEmpty()) {
      forget(listener);
      return ListenerClassifier.of(OnlineTaste.unknown(), 0);
    }
    long fingerprint = ratings.fingerprint() * 31 + known.size();
    Trained before;
    synchronized (trained) {
      before = trained.get(listener);
    }
    if (before != null && before.fingerprint() == fingerprint) {
      return ListenerClassifier.of(before.model());
    }
    int version = version(before, known);
    if (ratings.lag().isPresent()) {
      // Nothing is kept of what a copy says: nobody would tell this node to forget it.
      return enough(known)
          ? ListenerClassifier.of(OnlineTaste.of(known), version)
          : ListenerClassifier.of(TasteTrainer.train(known, version, SEED));
    }
    if (!enough(known)) {
      TasteModel model = TasteTrainer.train(known, version, SEED);
      synchronized (trained) {
        trained.put(listener, new Trained(fingerprint, model, known.size()));
      }
      return ListenerClassifier.of(model);
    }
    train(listener, known, fingerprint, version, before);
    return before == null || before.model().trials().isEmpty()
        ? ListenerClassifier.of(OnlineTaste.of(known), version)
        : ListenerClassifier.of(before.model());
  }

  /** Forgets what was learned about a listener. */
  public void forget(String listener) {
    synchronized (trained) {
      trained.remove(listener);
      training.remove(listener);
    }
  }

  /** Ends training; what is being trained is thrown away. */
  @Override
  public void close() {
    trainer.shutdownNow();
  }

  private void train(
      String listener,
      List<Rating> known,
      long fingerprint,
      int version,
      @Nullable Trained before) {
    synchronized (trained) {
      if (training.containsKey(listener)) {
        return;
      }
      training.put(listener, fingerprint);
    }
    try {
      trainer.execute(
          () -> {
            Trained after = null;
            try {
              after = trained(known, fingerprint, version, before);
            } catch (RuntimeException | Error e) {
              // Else the listener would count as being trained for ever.
              failures.log(
                  unsaid ->
                      LOG.warn(
                          "A classifier could not be trained ({} more since the last such line)",
                          unsaid,
                          e));
            } finally {
              finish(listener, fingerprint, after);
            }
          });
    } catch (RejectedExecutionException e) {
      finish(listener, fingerprint, null);
    }
  }

  private Trained trained(
      List<Rating> known, long fingerprint, int version, @Nullable Trained before) {
    if (before != null && before.fits(known.size())) {
      TasteModel last = before.model();
      return new Trained(
          fingerprint,
          TasteTrainer.again(known, last.method(), last.trials(), version, SEED),
          before.chosenFrom());
    }
    return new Trained(fingerprint, chooser.train(known, version, SEED), known.size());
  }

  /** Keeps a model, unless the listener was forgotten meanwhile. */
  private void finish(String listener, long fingerprint, @Nullable Trained after) {
    synchronized (trained) {
      if (training.remove(listener, fingerprint) && after != null) {
        trained.put(listener, after);
      }
    }
  }

  private List<Rating> known(Ratings ratings) {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    List<Rating> known = new ArrayList<>();
    for (RatedTrack track : ratings.tracks()) {
      ListenerRecommender.features(snapshot, track.trackId())
          .ifPresent(features -> known.add(new Rating(features, track.liked())));
    }
    return known;
  }

  /** Never less than the number of ratings, so that it goes on growing where nothing is kept. */
  private static int version(@Nullable Trained before, List<Rating> known) {
    return Math.max(known.size(), before == null ? 0 : before.model().version() + 1);
  }

  private static boolean enough(List<Rating> known) {
    int likes = Math.toIntExact(known.stream().filter(Rating::liked).count());
    return known.size() >= TasteTrainer.ENOUGH
        && Math.min(likes, known.size() - likes) >= TasteTrainer.RARER;
  }
}
