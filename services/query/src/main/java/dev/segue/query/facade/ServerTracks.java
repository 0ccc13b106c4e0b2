package dev.segue.query.facade;

import dev.segue.catalogue.identity.AmbiguousTrackException;
import dev.segue.catalogue.identity.Description;
import dev.segue.recommend.Answer;
import dev.segue.recommend.Options;
import dev.segue.recommend.SimilarRequest;
import dev.segue.recommend.UnknownTrackException;
import dev.segue.schemas.avro.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tracks by the ids of a music server. Segue knows them as external ids {@code namespace:id}, where
 * the namespace is what the tracks were collected with: {@code subsonic:home}.
 */
public final class ServerTracks {
  /** How often an answer is asked for anew, four times as long, for want of the server's tracks. */
  private static final int ATTEMPTS = 4;

  private final FacadeSources sources;
  private final List<String> namespaces;

  /**
   * @param namespaces of servers, tried in this order
   */
  public ServerTracks(FacadeSources sources, List<String> namespaces) {
    this.sources = sources;
    this.namespaces = List.copyOf(namespaces);
  }

  /**
   * A track that was asked about.
   *
   * @param namespace by which its id was found, and in which answers are given; empty for none
   */
  public record Known(Track track, String namespace) {

    /**
     * The id of a track for whoever asked about this one; empty if the server has no such track.
     */
    public Optional<String> idOf(Track other) {
      if (namespace.isEmpty()) {
        return Optional.of(other.getId());
      }
      String start = namespace + ":";
      return other.getExternalIds().stream()
          .filter(id -> id.startsWith(start))
          .map(id -> id.substring(start.length()))
          .findFirst();
    }
  }

  /** A track near another, with its id for whoever asked, and a score of at most 1. */
  public record Near(String id, Track track, double score) {}

  /**
   * The track of an id: the catalogue's own, one elsewhere, or one of a server.
   *
   * @throws UnknownTrackException if there is none
   */
  public Known byId(String id) {
    Track own = stored(id);
    if (own != null) {
      return new Known(own, "");
    }
    for (String namespace : namespaces) {
      Track track = stored(namespace + ":" + id);
      if (track != null) {
        return new Known(track, namespace);
      }
    }
    throw new UnknownTrackException(id);
  }

  /**
   * The track of a title and an artist, which may be a pass over the catalogue.
   *
   * @throws UnknownTrackException if there is none
   */
  public Known byName(String title, String artist) {
    Description description =
        new Description(null, List.of(), null, title, List.of(artist), Double.NaN);
    List<String> found = sources.resolver().resolve(List.of(description), true).get(0).candidates();
    Track track = found.isEmpty() ? null : sources.store().get(found.get(0));
    if (track == null) {
      throw new UnknownTrackException(artist + " - " + title);
    }
    return new Known(track, namespaceOf(track));
  }

  /** The tracks nearest to one of those that the server has, which asked about it. */
  public List<Near> near(Known seed, int count, Options options) {
    int limit = count;
    for (int attempt = 1; ; attempt++) {
      Answer answer =
          sources
              .recommender()
              .similar(
                  seed.track().getId(), new SimilarRequest(sources.model(), limit, 0, options));
      List<Near> near = new ArrayList<>();
      answer
          .laidOut(
              sources.store(),
              (neighbor, track) ->
                  seed.idOf(track).map(id -> new Near(id, track, Math.max(0, neighbor.score()))))
          .forEach(found -> found.ifPresent(near::add));
      if (near.size() >= count || answer.tracks().size() < limit || attempt == ATTEMPTS) {
        return near.subList(0, Math.min(count, near.size()));
      }
      limit *= 4;
    }
  }

  /** The id by which a server knows a track; the catalogue's where none does. */
  public String serverId(Track track) {
    return new Known(track, namespaceOf(track)).idOf(track).orElse(track.getId());
  }

  private String namespaceOf(Track track) {
    return namespaces.stream()
        .filter(name -> track.getExternalIds().stream().anyMatch(id -> id.startsWith(name + ":")))
        .findFirst()
        .orElse("");
  }

  private @Nullable Track stored(String text) {
    String id;
    try {
      id = sources.resolver().id(text);
    } catch (AmbiguousTrackException several) {
      id = several.candidates().get(0);
    }
    return sources.store().get(id);
  }
}
