package dev.segue.schemas;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topics with their partitions and configuration, and how missing ones are made. Topics that
 * exist are left alone.
 */
public final class TopicCatalogue {
  private static final Logger LOG = LoggerFactory.getLogger(TopicCatalogue.class);
  private static final Duration LEADERS_WITHIN = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final String WEEK_MS = "604800000";
  private static final String MONTH_MS = "2592000000";
  private static final String DAY_MS = "86400000";
  private static final String HOUR_MS = "3600000";

  /** An event as large as its topic allows, and headers on top. */
  private static final String LETTER_BYTES = "2097152";

  private static final String COMPACT = TopicConfig.CLEANUP_POLICY_COMPACT;

  private TopicCatalogue() {}

  /** {@link #ensure(Admin, Topics, int, short)} with an admin client of its own. */
  public static void ensure(
      Map<String, ?> clientConfig, Topics topics, int partitions, short replication) {
    try (Admin admin = Admin.create(new HashMap<String, Object>(clientConfig))) {
      ensure(admin, topics, partitions, replication);
    }
  }

  /**
   * Creates the topics that are missing; safe to call from several processes at once.
   *
   * @param partitions of the topics that may have several
   * @param replication copies of each partition; -1 leaves it to the broker
   * @throws IllegalStateException if the topic of evidence, models or model commands exists with
   *     several partitions: there is one learner, and the order of models matters
   * @throws KafkaException if the broker cannot be asked or refuses
   */
  public static void ensure(Admin admin, Topics topics, int partitions, short replication) {
    List<NewTopic> wanted = topics(topics, partitions, replication);
    Set<String> existing = await(admin.listTopics().names());
    List<NewTopic> missing =
        wanted.stream().filter(topic -> !existing.contains(topic.name())).toList();
    create(admin, missing);
    awaitLeaders(admin, missing);
    // All: what seemed missing may have been made by another process, or just before we looked.
    check(admin, wanted);
  }

  /** All topics as they are created. */
  static List<NewTopic> topics(Topics topics, int partitions, short replication) {
    Map<String, String> byTrack =
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            COMPACT,
            // A query node that was off for less than this still learns of every deletion.
            TopicConfig.DELETE_RETENTION_MS_CONFIG,
            WEEK_MS);
    Map<String, String> rewritten =
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            COMPACT,
            TopicConfig.DELETE_RETENTION_MS_CONFIG,
            WEEK_MS,
            // The same few keys are written over and over; old values are dropped soon.
            TopicConfig.SEGMENT_MS_CONFIG,
            HOUR_MS,
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
            "0.1");
    Map<String, String> events =
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            WEEK_MS);
    // Not compacted: the key is the listener, and each event is of another track. The ratings are
    // kept in a store from which a listener can be erased, and this topic forgets by time.
    Map<String, String> feedback =
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            WEEK_MS,
            // A segment goes as a whole, a retention time after its last record.
            TopicConfig.SEGMENT_MS_CONFIG,
            DAY_MS);
    Map<String, String> byListener =
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            COMPACT,
            TopicConfig.DELETE_RETENTION_MS_CONFIG,
            WEEK_MS,
            TopicConfig.SEGMENT_MS_CONFIG,
            HOUR_MS,
            // A listener who was erased is gone after this, however little else was written.
            TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
            DAY_MS);
    Map<String, String> deadLetters =
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            MONTH_MS,
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            LETTER_BYTES);
    // No longer than the feedback itself: a listener who is erased may be in a letter, too.
    Map<String, String> feedbackDeadLetters = new HashMap<>(feedback);
    feedbackDeadLetters.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, LETTER_BYTES);
    return List.of(
        new NewTopic(topics.trackFeatures(), partitions, replication).configs(events),
        new NewTopic(topics.tracks(), partitions, replication).configs(byTrack),
        new NewTopic(topics.evidence(), 1, replication).configs(rewritten),
        new NewTopic(topics.models(), 1, replication).configs(rewritten),
        new NewTopic(topics.modelCommands(), 1, replication).configs(rewritten),
        new NewTopic(topics.trackRecommendations(), partitions, replication).configs(byTrack),
        new NewTopic(topics.listenerFeedback(), partitions, replication).configs(feedback),
        new NewTopic(topics.listenerRecommendations(), partitions, replication).configs(byListener),
        new NewTopic(topics.trackFeaturesDeadLetters(), partitions, replication)
            .configs(deadLetters),
        new NewTopic(topics.listenerFeedbackDeadLetters(), partitions, replication)
            .configs(feedbackDeadLetters));
  }

  private static void create(Admin admin, Collection<NewTopic> missing) {
    admin
        .createTopics(missing)
        .values()
        .forEach(
            (name, result) -> {
              try {
                await(result);
                LOG.info("Created topic {}.", name);
              } catch (TopicExistsException e) {
                LOG.debug("Topic {} was created by another process meanwhile.", name);
              }
            });
  }

  /**
   * Waits until each new partition answers. A creation is confirmed before the broker that clients
   * ask knows of it and before the logs are there, and an idempotent producer that has several
   * batches on the way to such a partition may see the first refused and the second accepted, after
   * which it retries the first in vain.
   */
  private static void awaitLeaders(Admin admin, Collection<NewTopic> created) {
    List<String> names = created.stream().map(NewTopic::name).toList();
    long deadline = System.nanoTime() + LEADERS_WITHIN.toNanos();
    while (true) {
      try {
        await(admin.listOffsets(ends(admin, names)).all());
        return;
      } catch (RetriableException e) { // the broker that is asked has not heard of the topic yet
        if (System.nanoTime() - deadline > 0) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /** Of the partitions there are: another process may have created a topic with another number. */
  private static Map<TopicPartition, OffsetSpec> ends(Admin admin, Collection<String> names) {
    return await(admin.describeTopics(names).allTopicNames()).values().stream()
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .map(info -> new TopicPartition(topic.name(), info.partition())))
        .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
  }

  private static void check(Admin admin, Collection<NewTopic> wanted) {
    List<String> names = wanted.stream().map(NewTopic::name).toList();
    Map<String, TopicDescription> found = await(admin.describeTopics(names).allTopicNames());
    Map<String, Config> configs = configs(admin, names);
    for (NewTopic topic : wanted) {
      int partitions =
          Optional.ofNullable(found.get(topic.name())).orElseThrow().partitions().size();
      if (topic.numPartitions() == 1 && partitions != 1) {
        throw new IllegalStateException(
            "Topic %s has %d partitions and must have one: delete it, so that it is created anew."
                .formatted(topic.name(), partitions));
      }
      String policy =
          Optional.ofNullable(configs.get(topic.name()))
              .map(config -> config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value())
              .orElse("");
      if (COMPACT.equals(topic.configs().get(TopicConfig.CLEANUP_POLICY_CONFIG))
          && !policy.equals(COMPACT)) {
        LOG.warn(
            "Topic {} has cleanup.policy={}: it will lose what has not changed for its retention time. Set it to compact.",
            topic.name(),
            policy);
      }
    }
  }

  private static Map<String, Config> configs(Admin admin, Collection<String> names) {
    List<ConfigResource> resources =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    return await(admin.describeConfigs(resources).all()).entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
  }

  private static <V> V await(KafkaFuture<V> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof KafkaException cause) {
        throw cause;
      }
      throw new KafkaException("The broker could not answer.", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while waiting for the broker.", e);
    }
  }
}
