package dev.segue.query.http;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.TrackStore;
import dev.segue.catalogue.group.Grouping;
import dev.segue.catalogue.group.Grouping.Favourite;
import dev.segue.catalogue.group.Grouping.Member;
import dev.segue.engine.index.RowFilter;
import dev.segue.learning.cluster.Clusters;
import dev.segue.query.http.ClusterViews.ClusterNameView;
import dev.segue.query.http.ClusterViews.ClusterTracksView;
import dev.segue.query.http.ClusterViews.ClusterView;
import dev.segue.query.http.ClusterViews.ClustersView;
import dev.segue.query.http.ClusterViews.FavouriteAnswerView;
import dev.segue.query.http.ClusterViews.MemberView;
import dev.segue.query.http.ClusterViews.TrackNameView;
import dev.segue.schemas.avro.Track;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Clusters of the catalogue, their tracks, and the one that some tracks lie in. */
final class ClusterRoutes {
  private final Catalogue catalogue;
  private final TrackStore store;
  private final Groupings groupings;
  private final String defaultModel;

  ClusterRoutes(Catalogue catalogue, TrackStore store, Groupings groupings, String defaultModel) {
    this.catalogue = catalogue;
    this.store = store;
    this.groupings = groupings;
    this.defaultModel = defaultModel;
  }

  List<Route> routes() {
    List<String> tracks = new ArrayList<>(Groupings.names());
    tracks.addAll(SimilarInputs.plainNames());
    List<String> favourite = new ArrayList<>(Groupings.names());
    favourite.add("tracks");
    return List.of(
        Route.get("/v1/clusters", this::list, Groupings.names()),
        Route.get("/v1/clusters/{id}", this::one, Groupings.names()),
        Route.get("/v1/clusters/{id}/tracks", this::tracks, tracks),
        Route.post("/v1/clusters:favourite", this::favourite, favourite));
  }

  private Reply list(Exchange exchange) {
    Grouping grouping = groupings.of(exchange.query());
    return Reply.json(
        new ClustersView(
            grouping.clusters().features().stream().map(f -> f.label()).toList(),
            grouping.tracks(),
            grouping.ungrouped(),
            grouping.sampleSize(),
            Instant.ofEpochMilli(grouping.computedAt()).toString(),
            IntStream.range(0, grouping.clusters().size())
                .mapToObj(cluster -> view(grouping, cluster))
                .toList()));
  }

  private Reply one(Exchange exchange) {
    Grouping grouping = groupings.of(exchange.query());
    return Reply.json(view(grouping, number(grouping, exchange)));
  }

  private Reply tracks(Exchange exchange) {
    QueryInputs query = exchange.query();
    Grouping grouping = groupings.of(query);
    int cluster = number(grouping, exchange);
    CatalogueSnapshot snapshot = catalogue.snapshot();
    RowFilter filter =
        FilterInputs.read(query)
            .over(snapshot, snapshot.served(SimilarInputs.model(query, defaultModel)));
    int offset = SimilarInputs.offset(query);
    List<MemberView> views = new ArrayList<>();
    int rank = offset;
    for (Member member :
        grouping.tracks(snapshot, cluster, filter, offset, SimilarInputs.limit(query))) {
      rank++;
      Track track = store.get(member.id());
      if (track != null) {
        views.add(
            new MemberView(
                rank,
                member.id(),
                Views.rounded(member.distance()),
                track.getTitle(),
                track.getArtists()));
      }
    }
    return Reply.json(
        new ClusterTracksView(
            new ClusterNameView(grouping.clusters().id(cluster), grouping.clusters().name(cluster)),
            views));
  }

  private Reply favourite(Exchange exchange) {
    BodyInputs body = exchange.body();
    List<String> ids = body.trackIds("tracks");
    Grouping grouping = groupings.of(body);
    CatalogueSnapshot snapshot = catalogue.snapshot();
    Favourite favourite =
        grouping
            .favourite(snapshot, ids)
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemCode.TRACK_NOT_FOUND,
                        "None of the tracks is in the catalogue and has one of the features."));
    return Reply.json(
        new FavouriteAnswerView(
            FavouriteCluster.view(grouping, favourite),
            favourite.of(),
            ids.stream().filter(id -> snapshot.find(id) < 0).toList()));
  }

  private ClusterView view(Grouping grouping, int cluster) {
    Clusters clusters = grouping.clusters();
    Map<String, Double> centre = new LinkedHashMap<>();
    for (int f = 0; f < clusters.features().size(); f++) {
      centre.put(clusters.features().get(f).label(), Views.rounded(clusters.centre(cluster, f)));
    }
    Grouping.Members members = grouping.members().get(cluster);
    List<TrackNameView> exemplars = new ArrayList<>();
    for (String id : members.exemplars()) {
      Track track = store.get(id);
      if (track != null) {
        exemplars.add(new TrackNameView(id, track.getTitle(), track.getArtists()));
      }
    }
    return new ClusterView(
        clusters.id(cluster), clusters.name(cluster), members.tracks(), centre, exemplars);
  }

  private static int number(Grouping grouping, Exchange exchange) {
    String id = exchange.path("id");
    for (int cluster = 0; cluster < grouping.clusters().size(); cluster++) {
      if (Integer.toString(grouping.clusters().id(cluster)).equals(id)) {
        return cluster;
      }
    }
    throw new ProblemException(
        ProblemCode.CLUSTER_NOT_FOUND, "There is no cluster " + ValueErrors.quote(id) + ".");
  }
}
