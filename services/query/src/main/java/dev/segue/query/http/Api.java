package dev.segue.query.http;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.KeptVersions;
import dev.segue.catalogue.ModelRegistry;
import dev.segue.catalogue.TrackStore;
import dev.segue.catalogue.elbow.Elbows;
import dev.segue.catalogue.group.GenreMatcher;
import dev.segue.catalogue.group.Groups;
import dev.segue.catalogue.identity.TrackResolver;
import dev.segue.concurrency.RequestPriority;
import dev.segue.query.facade.FacadeSources;
import dev.segue.query.ingest.TrackWriter;
import dev.segue.query.listener.ListenerStore;
import dev.segue.query.operate.ModelOverrides;
import dev.segue.query.operate.Operator;
import dev.segue.recommend.CategoryBrowser;
import dev.segue.recommend.PathFinder;
import dev.segue.recommend.Recommender;
import dev.segue.recommend.listener.ListenerClassifiers;
import dev.segue.recommend.listener.ListenerRecommender;
import dev.segue.recommend.order.PlaylistOrderer;
import dev.segue.search.TrackIndex;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * What the REST interface is made of.
 *
 * @param search finds tracks by words
 * @param kept versions of models that answer when a request names them
 * @param overrides what operators override in models
 * @param operator changes that
 * @param writer takes tracks that come in over HTTP
 * @param listeners their ratings, wherever they are
 * @param defaultModel name of the model that answers when a request names none
 * @param requestPriority keeps background work back while requests are answered
 * @param metrics what {@code /metrics} shows, and where request times go
 */
public record Api(
    Catalogue catalogue,
    TrackIndex search,
    TrackStore store,
    ModelRegistry models,
    KeptVersions kept,
    ModelOverrides overrides,
    Operator operator,
    TrackWriter writer,
    Elbows elbows,
    Groups groups,
    ListenerStore listeners,
    ListenerRecommender listenerRecommender,
    ListenerClassifiers classifiers,
    String defaultModel,
    Readiness readiness,
    RequestPriority requestPriority,
    PrometheusMeterRegistry metrics) {

  /**
   * Starts a server with all routes; fails with {@code UnavailableException} if the port is taken.
   */
  public HttpServer serve(HttpOptions options) {
    TrackResolver resolver = new TrackResolver(catalogue, store);
    NamedModels named = new NamedModels(models, kept, options.threads() / 4);
    return new HttpServer(
        options,
        new HttpServer.Interfaces(
            routes(options.threads() / 4),
            options
                .facades()
                .facades(
                    new FacadeSources(
                        catalogue,
                        search,
                        store,
                        resolver,
                        new Recommender(catalogue),
                        defaultModel))),
        named,
        resolver,
        readiness,
        requestPriority,
        metrics);
  }

  /**
   * All routes.
   *
   * @param mostForwarded requests that may be on their way to other nodes at a time
   */
  List<Route> routes(int mostForwarded) {
    List<Route> routes = new ArrayList<>();
    Recommender recommender = new Recommender(catalogue);
    Groupings groupings = new Groupings(groups);
    FavouriteCluster favourites = new FavouriteCluster(catalogue, groupings);
    routes.addAll(new TrackRoutes(catalogue, search, store, recommender, defaultModel).routes());
    routes.addAll(new ArtistRoutes(catalogue, recommender, store, defaultModel).routes());
    routes.addAll(
        new RecommendationRoutes(
                store, recommender, new PathFinder(catalogue), favourites, defaultModel)
            .routes());
    routes.addAll(new CategoryRoutes(new CategoryBrowser(catalogue), store, defaultModel).routes());
    routes.addAll(new GenreRoutes(new GenreMatcher(catalogue), defaultModel).routes());
    routes.addAll(new ClusterRoutes(catalogue, store, groupings, defaultModel).routes());
    routes.addAll(new ModelRoutes(models, catalogue, overrides).routes());
    routes.addAll(new OperatorRoutes(models, operator).routes());
    routes.addAll(new ElbowRoutes(models, elbows, defaultModel).routes());
    routes.addAll(new StatisticsRoutes(catalogue, store, defaultModel).routes());
    routes.addAll(new StreamRoutes(catalogue, store, recommender, defaultModel).routes());
    PlaylistUploads uploads = new PlaylistUploads(new TrackResolver(catalogue, store), store);
    ListenerHop hop = new ListenerHop(listeners, mostForwarded);
    routes.addAll(new ListenerRoutes(listeners, hop, store, Clock.systemUTC()).routes());
    routes.addAll(
        new ListenerListRoutes(hop, listenerRecommender, catalogue, store, groupings, defaultModel)
            .routes());
    routes.addAll(
        new TasteRoutes(
                hop, listenerRecommender, classifiers, catalogue, uploads, store, defaultModel)
            .routes());
    routes.addAll(
        new PlaylistRoutes(hop, listenerRecommender, recommender, uploads, store, defaultModel)
            .routes());
    routes.addAll(new IdentityRoutes(new TrackResolver(catalogue, store), store).routes());
    routes.addAll(
        new MatchRoutes(new TrackResolver(catalogue, store), store, recommender, defaultModel)
            .routes());
    routes.addAll(
        new PlaylistOrderRoutes(new PlaylistOrderer(catalogue), uploads, store, defaultModel)
            .routes());
    routes.addAll(new TrackWriteRoutes(writer, store, 2 * mostForwarded).routes());
    routes.addAll(new CatalogueRoutes(catalogue, readiness, defaultModel).routes());
    routes.addAll(new PageRoutes().routes());
    routes.addAll(new OperationsRoutes(readiness, metrics).routes());
    return routes;
  }
}
