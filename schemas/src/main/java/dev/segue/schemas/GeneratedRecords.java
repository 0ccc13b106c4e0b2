package dev.segue.schemas;

import dev.segue.schemas.avro.Track;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Tells Avro that our generated records may be made from a schema. Since 1.12.2 it refuses every
 * class that is not named in a system property or to its validator, even the class that a reader
 * was asked for.
 */
public final class GeneratedRecords {
  private static final String PACKAGE = Track.class.getPackageName();

  static {
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            type -> type.getPackageName().equals(PACKAGE), ClassSecurityValidator.getGlobal()));
  }

  private GeneratedRecords() {}

  /** Has happened once this returns; may be called any number of times. */
  static void trust() {}

  /**
   * A builder of tracks. {@link Track#newBuilder} alone fails where no codec was used before: its
   * defaults hold a record of ours.
   */
  public static Track.Builder newTrack() {
    return Track.newBuilder();
  }
}
