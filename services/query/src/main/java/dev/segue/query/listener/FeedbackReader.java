package dev.segue.query.listener;

import dev.segue.recommend.listener.RatedTrack;
import dev.segue.runtime.RegistryRetry;
import dev.segue.runtime.deadletter.DeadLetterReason;
import dev.segue.runtime.deadletter.RejectedEventException;
import dev.segue.runtime.deadletter.TextKey;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.ListenerIds;
import dev.segue.schemas.UndecodableException;
import dev.segue.schemas.avro.ListenerFeedback;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event of feedback, or says why it cannot be used. A track that the catalogue does not
 * have is no reason: it may come later, and the rating counts from then on.
 */
final class FeedbackReader {
  private final AvroCodec<ListenerFeedback> codec;
  private final RegistryRetry registryRetry;

  FeedbackReader(AvroCodec<ListenerFeedback> codec, RegistryRetry registryRetry) {
    this.codec = codec;
    this.registryRetry = registryRetry;
  }

  /** The listener that a key names. */
  static String listener(byte @Nullable [] key) throws RejectedEventException {
    String id = TextKey.id(key, "listener");
    if (!ListenerIds.isUsable(id)) {
      throw new RejectedEventException(
          DeadLetterReason.NO_KEY, "The key is no listener's id: " + ListenerIds.RULE);
    }
    return id;
  }

  /** What an event of this listener says. Waits while the Schema Registry cannot be reached. */
  RatedTrack read(String listener, byte[] value) throws RejectedEventException {
    ListenerFeedback said = decode(value);
    if (!said.getListener().equals(listener)) {
      throw new RejectedEventException(
          DeadLetterReason.KEY_MISMATCH, "The listener in the value is not the one in the key.");
    }
    String track = said.getTrackId();
    if (track.isBlank()) {
      throw new RejectedEventException(DeadLetterReason.NO_TRACK, "The event names no track.");
    }
    if (track.length() > TextKey.MAX_CHARACTERS) {
      throw new RejectedEventException(
          DeadLetterReason.TOO_LONG,
          "track_id has %d characters; the id of a track has at most %d."
              .formatted(track.length(), TextKey.MAX_CHARACTERS));
    }
    if (said.getRating() < -1 || said.getRating() > 1) {
      throw new RejectedEventException(
          DeadLetterReason.IMPOSSIBLE_VALUE,
          "rating is " + said.getRating() + "; it can be 1, -1 or 0.");
    }
    return new RatedTrack(track, said.getRating(), said.getRatedAt());
  }

  private ListenerFeedback decode(byte[] value) throws RejectedEventException {
    try {
      return registryRetry.decode(codec, value);
    } catch (UndecodableException e) {
      throw RejectedEventException.undecodable(e);
    }
  }
}
