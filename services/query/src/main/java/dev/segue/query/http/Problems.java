package dev.segue.query.http;

import dev.segue.catalogue.StoreUnavailableException;
import dev.segue.catalogue.UnknownModelException;
import dev.segue.catalogue.identity.AmbiguousTrackException;
import dev.segue.query.ingest.TracksUnwritableException;
import dev.segue.query.listener.ListenersUnavailableException;
import dev.segue.query.listener.TooManyRatingsException;
import dev.segue.recommend.UnknownCategoryException;
import dev.segue.recommend.UnknownTrackException;
import dev.segue.recommend.UnknownTracksException;
import dev.segue.recommend.UnusableRequestException;
import dev.segue.recommend.artist.UnknownArtistException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what went wrong into what the client is told. Nothing internal leaves the process. */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final String RETRY_AFTER = "1";
  private static final int MOST_NAMED = 5;

  private final Readiness readiness;
  private final UnaryOperator<String> missingModel;

  /**
   * @param missingModel says why no model answers to a name
   */
  Problems(Readiness readiness, UnaryOperator<String> missingModel) {
    this.readiness = readiness;
    this.missingModel = missingModel;
  }

  /** The answer to a request at {@code instance} that ended in {@code failure}. */
  Reply reply(Throwable failure, String instance) {
    return reply(problem(failure, instance), instance);
  }

  static Reply reply(ProblemException problem, String instance) {
    Map<String, String> headers =
        switch (problem.code()) {
          case NOT_READY -> Map.of("Retry-After", RETRY_AFTER);
          case UNAUTHENTICATED -> Map.of("WWW-Authenticate", "Bearer realm=\"segue\"");
          default -> Map.of();
        };
    return Reply.problem(
        Problem.of(problem.code(), problem.detail(), instance, problem.parameter()), headers);
  }

  /** What a client is told of a request at {@code instance} that ended in {@code failure}. */
  ProblemException problem(Throwable failure, String instance) {
    if (failure instanceof ProblemException problem) {
      return problem;
    }
    if (failure instanceof StoreUnavailableException) {
      return notReady();
    }
    // Before the first restore is over, "no such track" would be a guess.
    if (failure instanceof UnknownTrackException unknown) {
      return readiness.ready()
          ? new ProblemException(
              ProblemCode.TRACK_NOT_FOUND,
              "There is no track " + ValueErrors.quote(unknown.id()) + " in the catalogue.")
          : notReady();
    }
    if (failure instanceof UnknownArtistException unknown) {
      return readiness.ready()
          ? new ProblemException(
              ProblemCode.ARTIST_NOT_FOUND,
              "No track of the catalogue is by %s; GET /v1/artists?q= finds names."
                  .formatted(ValueErrors.quote(unknown.name())))
          : notReady();
    }
    if (failure instanceof UnknownModelException unknown) {
      return readiness.ready()
          ? new ProblemException(
              ProblemCode.MODEL_NOT_FOUND, missingModel.apply(unknown.model()), "model")
          : notReady();
    }
    if (failure instanceof UnknownTracksException unknown) {
      return readiness.ready() ? unknownTracks(unknown) : notReady();
    }
    if (failure instanceof ListenersUnavailableException unavailable) {
      return new ProblemException(ProblemCode.NOT_READY, unavailable.sentence());
    }
    if (failure instanceof TooManyRatingsException tooMany) {
      return new ProblemException(ProblemCode.TOO_MANY_RATINGS, tooMany.sentence());
    }
    if (failure instanceof TracksUnwritableException unwritable) {
      return new ProblemException(ProblemCode.NOT_READY, unwritable.sentence());
    }
    if (failure instanceof UnusableRequestException unusable) {
      return ProblemException.invalid(unusable.parameter(), unusable.sentence());
    }
    if (failure instanceof UnknownCategoryException unknown) {
      return new ProblemException(
          ProblemCode.CATEGORY_NOT_FOUND,
          "The model has no category " + ValueErrors.quote(unknown.category()) + ".");
    }
    if (failure instanceof AmbiguousTrackException ambiguous) {
      return new ProblemException(
          ProblemCode.TRACK_AMBIGUOUS,
          "%s is an id of several recordings: %s. Ask for one of them by its own id."
              .formatted(ValueErrors.quote(ambiguous.text()), named(ambiguous.candidates())));
    }
    LOG.error("Request {} failed", instance, failure);
    return new ProblemException(
        ProblemCode.INTERNAL_ERROR, "Something went wrong here; the log of the service says what.");
  }

  private static ProblemException unknownTracks(UnknownTracksException unknown) {
    String ids = named(unknown.ids());
    return unknown.strict()
        ? new ProblemException(
            ProblemCode.UNKNOWN_IDS,
            "The catalogue does not have " + ids + ", and 'strict' is set.",
            "strict")
        : new ProblemException(
            ProblemCode.TRACK_NOT_FOUND, "The catalogue does not have " + ids + ".");
  }

  private static String named(List<String> ids) {
    String some =
        ids.stream().limit(MOST_NAMED).map(ValueErrors::quote).collect(Collectors.joining(", "));
    return ids.size() > MOST_NAMED ? some + ", ..." : some;
  }

  private ProblemException notReady() {
    return new ProblemException(ProblemCode.NOT_READY, readiness.waitingFor());
  }
}
