package dev.segue.catalogue;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The catalogue at one moment: what a request sees from beginning to end, whatever arrives
 * meanwhile.
 */
public final class CatalogueSnapshot {
  private final Rows rows;
  private final IdTable ids;
  private final ExternalIdTable externalIds;
  private final int rowLimit;
  private final int sequence;
  private final int tracks;
  private final Map<String, ServedModel> models;

  CatalogueSnapshot(
      Rows rows,
      IdTable ids,
      ExternalIdTable externalIds,
      int rowLimit,
      int sequence,
      int tracks,
      Map<String, ServedModel> models) {
    this.rows = rows;
    this.ids = ids;
    this.externalIds = externalIds;
    this.rowLimit = rowLimit;
    this.sequence = sequence;
    this.tracks = tracks;
    this.models = models;
  }

  /** The row of a track, or −1 when the catalogue has no such track. */
  public int find(String id) {
    int row = ids.newest(IdTable.bytes(id), rowLimit);
    return row >= 0 && isLive(row) ? row : -1;
  }

  /**
   * The rows of tracks that may have an id elsewhere: all that have it, and rarely one that has
   * another. At most {@value ExternalIdTable#MOST} share an id.
   *
   * @param canonical the id in the form of {@link ExternalIds#canonical}
   */
  public int[] withExternalId(String canonical) {
    return Arrays.stream(externalIds.rows(ExternalIds.hash(canonical), rowLimit))
        .filter(this::isLive)
        .toArray();
  }

  /** Whether {@code row}, which is below {@link #rowLimit}, holds a track at this moment. */
  public boolean isLive(int row) {
    int diedAt = rows.diedAt(row);
    return diedAt == 0 || diedAt > sequence;
  }

  /** Rows are numbered from 0 to here; some of them are dead. */
  public int rowLimit() {
    return rowLimit;
  }

  /** Number of tracks. */
  public int tracks() {
    return tracks;
  }

  public Rows rows() {
    return rows;
  }

  /**
   * The model that is served under {@code name}, with the index over the rows of this snapshot.
   *
   * @param name of a model, or of one version of it, {@code classic@12}, which answers while it is
   *     served or {@linkplain KeptVersions made ready}
   */
  public Optional<ServedModel> model(String name) {
    ServedModel named = models.get(name);
    if (ModelRegistry.isServed(name)) {
      return Optional.ofNullable(named);
    }
    ServedModel served = models.get(ModelRegistry.nameIn(name));
    if (served != null && name.equals(ModelRegistry.key(served.model()))) {
      return Optional.of(served);
    }
    if (named != null) {
      named.touch();
    }
    return Optional.ofNullable(named);
  }

  /** Names of the models that can answer, and of the versions that were made ready. */
  public Set<String> modelNames() {
    return models.keySet();
  }

  /**
   * About how many tracks have come, changed or gone since {@code earlier}, a snapshot of the same
   * catalogue: at most all of this one.
   */
  public int changesSince(CatalogueSnapshot earlier) {
    // Rows that were reclaimed meanwhile were copied, and nothing tells how many had changed.
    return rows == earlier.rows ? sequence - earlier.sequence : tracks;
  }

  /** What all of it takes on the heap but the models' search trees. */
  public CatalogueMemory memory() {
    return rows.memory(ids, externalIds);
  }

  IdTable ids() {
    return ids;
  }

  /** Grows with every track that comes, changes or goes, while {@link #rows} are the same. */
  public int sequence() {
    return sequence;
  }

  Map<String, ServedModel> models() {
    return models;
  }

  /**
   * The model of this name.
   *
   * @throws UnknownModelException if no such model is served
   */
  public ServedModel served(String model) {
    return model(model).orElseThrow(() -> new UnknownModelException(model));
  }
}
