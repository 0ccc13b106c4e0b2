package dev.segue.streams.learn;

import java.nio.ByteBuffer;

/**
 * What the learner remembers of a model beside its versions, so that a restart changes nothing.
 *
 * <pre>
 * | format, 1 | last version | pinned version | drifts seen | tracks at the last cold fit | recipe |
 * | 1 B       | 4 B          | 4 B            | 4 B         | 8 B                         | 8 B    |
 * </pre>
 *
 * @param lastVersion the highest number that a version has had; never given again, even after a
 *     roll-back
 * @param pinnedVersion the version that an operator has pinned; 0 for none
 * @param driftsSeen how many candidates in a row had drifted, for the next decision
 * @param challengedAt tracks in the catalogue when last a cold fit was made; 0 before the first
 * @param recipe fingerprint of the recipe that the newest fit was made with
 */
record ModelState(
    int lastVersion, int pinnedVersion, int driftsSeen, long challengedAt, long recipe) {
  private static final byte FORMAT = 1;
  private static final int BYTES = 1 + 3 * Integer.BYTES + 2 * Long.BYTES;

  /** A model that never was. */
  static ModelState start(long recipe) {
    return new ModelState(0, 0, 0, 0, recipe);
  }

  /**
   * Reads the bytes of a store.
   *
   * @throws IllegalStateException if a later Segue wrote them
   */
  static ModelState of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (bytes.length != BYTES || buffer.get() != FORMAT) {
      throw new IllegalStateException(
          "The learner's state was written by another version of Segue. Use that version, or delete"
              + " the app's state and its changelog topics: models are then learned anew.");
    }
    return new ModelState(
        buffer.getInt(), buffer.getInt(), buffer.getInt(), buffer.getLong(), buffer.getLong());
  }

  byte[] toBytes() {
    return ByteBuffer.allocate(BYTES)
        .put(FORMAT)
        .putInt(lastVersion)
        .putInt(pinnedVersion)
        .putInt(driftsSeen)
        .putLong(challengedAt)
        .putLong(recipe)
        .array();
  }

  boolean isPinned() {
    return pinnedVersion > 0;
  }

  ModelState promoted(int version) {
    return new ModelState(version, pinnedVersion, 0, challengedAt, recipe);
  }

  ModelState pinned(int version) {
    return new ModelState(lastVersion, version, driftsSeen, challengedAt, recipe);
  }

  ModelState drifted(int drifts) {
    return new ModelState(lastVersion, pinnedVersion, drifts, challengedAt, recipe);
  }

  ModelState challenged(long tracks) {
    return new ModelState(lastVersion, pinnedVersion, driftsSeen, tracks, recipe);
  }

  ModelState madeWith(long other) {
    return new ModelState(lastVersion, pinnedVersion, driftsSeen, challengedAt, other);
  }
}
