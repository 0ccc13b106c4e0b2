package dev.segue.streams.evidence;

import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.avro.CatalogueEvidence;
import dev.segue.wire.FeatureTotalsRecords;
import dev.segue.wire.SampleRows;
import org.jspecify.annotations.Nullable;

/** Writes a task's evidence as records of the evidence topic. */
public final class EvidenceWriter implements PartitionEvidence.Learner {
  /** Takes a record; a null value is a tombstone. */
  @FunctionalInterface
  public interface Output {
    /** Sends one record. */
    void send(byte[] key, byte @Nullable [] value);
  }

  private final int task;
  private final AvroCodec<CatalogueEvidence> codec;
  private final Output output;

  /** A writer for the task of number {@code task}, which is its partition. */
  public EvidenceWriter(int task, AvroCodec<CatalogueEvidence> codec, Output output) {
    this.task = task;
    this.codec = codec;
    this.output = output;
  }

  @Override
  public void totals(FeatureTotals totals) {
    CatalogueEvidence evidence =
        new CatalogueEvidence(task, FeatureTotalsRecords.toRecord(totals), null);
    output.send(EvidenceKey.totals(task).bytes(), codec.encode(evidence));
  }

  @Override
  public void sampled(Entry row) {
    CatalogueEvidence evidence = new CatalogueEvidence(task, null, SampleRows.toRecord(row));
    output.send(EvidenceKey.sample(task, row.id()).bytes(), codec.encode(evidence));
  }

  @Override
  public void left(String id) {
    output.send(EvidenceKey.sample(task, id).bytes(), null);
  }
}
