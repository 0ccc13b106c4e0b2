package dev.segue.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.segue.engine.sample.BottomKSample;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistry;
import dev.segue.schemas.UndecodableException;
import dev.segue.schemas.avro.CatalogueEvidence;
import dev.segue.schemas.avro.CatalogueTotals;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private final AvroCodec<CatalogueEvidence> codec =
      AvroCodec.of(CatalogueEvidence.class, SchemaRegistry.inMemory(), "evidence");

  @Test
  void shouldBringTotalsBackToTheLastBit() throws Exception {
    FeatureTotals totals = totals(10_000);
    CatalogueTotals sent = FeatureTotalsRecords.toRecord(totals);

    FeatureTotals read = FeatureTotalsRecords.of(throughBytes(sent));

    assertThat(read.tracks()).isEqualTo(totals.tracks());
    assertThat(read.ranges()).isEqualTo(totals.ranges());
    for (Feature feature : Feature.values()) {
      assertThat(read.count(feature)).isEqualTo(totals.count(feature));
      assertThat(read.sum(feature)).isEqualTo(totals.sum(feature));
      assertThat(read.sumOfSquares(feature)).isEqualTo(totals.sumOfSquares(feature));
    }
    assertThat(FeatureTotalsRecords.toRecord(read)).isEqualTo(sent);
  }

  @Test
  void shouldMergeWhatWasReadAsWhatWasSent() {
    FeatureTotals whole = totals(100);
    FeatureTotals merged = new FeatureTotals();
    merged.merge(FeatureTotalsRecords.of(FeatureTotalsRecords.toRecord(whole)));
    merged.merge(FeatureTotalsRecords.of(FeatureTotalsRecords.toRecord(new FeatureTotals())));

    assertThat(FeatureTotalsRecords.toRecord(merged))
        .isEqualTo(FeatureTotalsRecords.toRecord(whole));
  }

  @Test
  void shouldReadTheSameRecordTwice() {
    CatalogueTotals sent = FeatureTotalsRecords.toRecord(totals(5));

    assertThat(FeatureTotalsRecords.of(sent)).isEqualTo(FeatureTotalsRecords.of(sent));
  }

  @Test
  void shouldLeaveOutAFeatureItDoesNotKnowAndRefuseASumThatIsTooLarge() {
    dev.segue.schemas.avro.FeatureTotals one =
        new dev.segue.schemas.avro.FeatureTotals(
            "mood", 1L, ByteBuffer.allocate(17), ByteBuffer.allocate(0), 0.0, 0.0);
    CatalogueTotals totals = new CatalogueTotals(1L, List.of(one));
    assertThat(FeatureTotalsRecords.of(totals).tracks()).isEqualTo(1);

    one.setFeature("energy");
    one.setSum(ByteBuffer.wrap(new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
    assertThatIllegalArgumentException().isThrownBy(() -> FeatureTotalsRecords.of(totals));
  }

  @Test
  void shouldBringSampleRowsBack() {
    List<BottomKSample.Entry> entries = new ArrayList<>();
    entries.add(BottomKSample.Entry.of("ü/%", FeatureVector.empty()));
    entries.add(BottomKSample.Entry.of("7", vector(new Random(7))));

    assertThat(entries)
        .allSatisfy(
            entry -> assertThat(SampleRows.of(SampleRows.toRecord(entry))).isEqualTo(entry));
  }

  private CatalogueTotals throughBytes(CatalogueTotals totals) throws UndecodableException {
    CatalogueEvidence evidence =
        CatalogueEvidence.newBuilder().setTask(0).setTotals(totals).build();
    return codec.decode(codec.encode(evidence)).getTotals();
  }

  private static FeatureTotals totals(int tracks) {
    Random random = new Random(tracks);
    FeatureTotals totals = new FeatureTotals();
    for (int i = 0; i < tracks; i++) {
      totals.add(vector(random));
    }
    return totals;
  }

  /** Never a tempo; liveness now and then. */
  private static FeatureVector vector(Random random) {
    FeatureVector.Builder vector = FeatureVector.builder();
    for (Feature feature : Feature.values()) {
      boolean has =
          feature != Feature.TEMPO && (feature != Feature.LIVENESS || random.nextBoolean());
      if (has) {
        vector.canonical(feature, random.nextDouble() * 3 - 1);
      }
    }
    return vector.build();
  }
}
