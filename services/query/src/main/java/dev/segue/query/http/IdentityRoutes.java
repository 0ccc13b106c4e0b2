package dev.segue.query.http;

import dev.segue.catalogue.TrackStore;
import dev.segue.catalogue.identity.Description;
import dev.segue.catalogue.identity.Resolution;
import dev.segue.catalogue.identity.TrackResolver;
import dev.segue.schemas.avro.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which tracks of the catalogue somebody means. */
final class IdentityRoutes {
  private static final int MOST_DESCRIPTIONS = 1_000;
  private static final int MOST_SHOWN = 10;

  private final TrackResolver resolver;
  private final TrackStore store;

  IdentityRoutes(TrackResolver resolver, TrackStore store) {
    this.resolver = resolver;
    this.store = store;
  }

  List<Route> routes() {
    return List.of(Route.post("/v1/tracks:resolve", this::resolve, List.of("tracks", "names")));
  }

  record ResolvedTrackView(String id, @Nullable String title, List<String> artists) {}

  record ResolutionView(
      @Nullable String id,
      @Nullable String title,
      List<String> artists,
      @Nullable String match,
      @Nullable String confidence,
      boolean ambiguous,
      int found,
      List<ResolvedTrackView> candidates) {}

  record ResolutionsView(
      int resolved, int ambiguous, int unknown, List<ResolutionView> resolutions) {}

  private Reply resolve(Exchange exchange) {
    BodyInputs body = exchange.body();
    List<Description> descriptions = new ArrayList<>();
    for (BodyInputs.Item item : body.items("tracks", MOST_DESCRIPTIONS)) {
      descriptions.add(Descriptions.of(item));
    }
    if (descriptions.isEmpty()) {
      throw ProblemException.invalid(
          "tracks", "'tracks' is required: up to 1000 ids or descriptions of tracks.");
    }
    List<Resolution> resolutions = resolver.resolve(descriptions, body.flag("names").orElse(false));
    int resolved = (int) resolutions.stream().filter(one -> one.id() != null).count();
    int ambiguous = (int) resolutions.stream().filter(Resolution::isAmbiguous).count();
    return Reply.json(
        new ResolutionsView(
            resolved,
            ambiguous,
            resolutions.size() - resolved - ambiguous,
            resolutions.stream().map(this::view).toList()));
  }

  private ResolutionView view(Resolution resolution) {
    List<String> shown = resolution.candidates().stream().limit(MOST_SHOWN).toList();
    List<ResolvedTrackView> tracks = new ArrayList<>();
    for (@Nullable Track track : store.getAll(shown)) {
      if (track != null) {
        tracks.add(new ResolvedTrackView(track.getId(), track.getTitle(), track.getArtists()));
      }
    }
    String id = resolution.id();
    ResolvedTrackView first = id == null || tracks.isEmpty() ? null : tracks.get(0);
    return new ResolutionView(
        id,
        first == null ? null : first.title(),
        first == null ? List.of() : first.artists(),
        name(resolution.match()),
        name(resolution.confidence()),
        resolution.isAmbiguous(),
        resolution.candidates().size(),
        tracks.size() > 1 ? tracks : List.of());
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name().toLowerCase(Locale.ROOT);
  }
}
