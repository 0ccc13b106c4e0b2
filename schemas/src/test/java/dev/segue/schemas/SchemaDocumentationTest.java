package dev.segue.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SchemaDocumentationTest {
  static final Iterable<String> NAMES = TestSchemas.NAMES;

  /**
   * Fields without which a record says nothing; no default would be true. All others have one, so
   * that they can go.
   */
  private static final Set<String> NEEDED =
      Set.of(
          "TrackFeatures.id",
          "Track.id",
          "Track.features",
          "TrackLayer.layer",
          "TrackLayer.features",
          "CatalogueEvidence.task",
          "CatalogueTotals.tracks",
          "CatalogueTotals.features",
          "FeatureTotals.feature",
          "FeatureTotals.count",
          "FeatureTotals.sum",
          "FeatureTotals.sum_of_squares",
          "SampleRow.id",
          "SampleRow.features",
          "FactorModel.name",
          "FactorModel.version",
          "FactorModel.features",
          "FactorModel.components",
          "FeatureScaling.feature",
          "FeatureScaling.low",
          "FeatureScaling.high",
          "Component.id",
          "Component.name",
          "Component.weights",
          "ModelCommand.model",
          "TrackRecommendations.id",
          "TrackRecommendations.model",
          "TrackRecommendations.model_version",
          "TrackRecommendations.recommendations",
          "Recommendation.id",
          "Recommendation.rank",
          "Recommendation.score",
          "ListenerFeedback.listener",
          "ListenerFeedback.track_id",
          "ListenerFeedback.rating",
          "ListenerRecommendations.listener",
          "ListenerRecommendations.model",
          "ListenerRecommendations.model_version",
          "ListenerRecommendations.recommendations",
          "ListenerRecommendation.id",
          "ListenerRecommendation.rank",
          "ListenerRecommendation.score");

  @ParameterizedTest
  @FieldSource("NAMES")
  void shouldSayWhatEveryTypeAndFieldMeans(String name) {
    forEachType(
        TestSchemas.checkedIn(name),
        (typeName, type) -> {
          assertThat(type.getDoc()).as("doc of %s", typeName).isNotBlank().endsWith(".");
          if (type.getType() == Schema.Type.RECORD) {
            for (Schema.Field field : type.getFields()) {
              assertThat(field.doc())
                  .as("doc of %s.%s", typeName, field.name())
                  .isNotBlank()
                  .endsWith(".");
            }
          }
        });
  }

  @Test
  void shouldHaveADefaultForEveryFieldThatIsNotNeeded() {
    Set<String> without = new TreeSet<>();
    for (String name : TestSchemas.NAMES) {
      forEachType(
          TestSchemas.checkedIn(name),
          (typeName, type) -> {
            if (type.getType() == Schema.Type.RECORD) {
              type.getFields().stream()
                  .filter(field -> !field.hasDefaultValue())
                  .forEach(field -> without.add(typeName + "." + field.name()));
            }
          });
    }

    assertThat(without).containsExactlyInAnyOrderElementsOf(NEEDED);
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void shouldGiveEveryEnumADefaultSoThatItCanGrow(String name) {
    forEachType(
        TestSchemas.checkedIn(name),
        (typeName, type) -> {
          if (type.getType() == Schema.Type.ENUM) {
            assertThat(type.getEnumDefault()).as("default symbol of %s", typeName).isNotNull();
          }
        });
  }

  private static void forEachType(Schema schema, BiConsumer<String, Schema> visitor) {
    Map<String, Schema> named = new LinkedHashMap<>();
    collect(schema, named);
    named.forEach(visitor);
  }

  private static void collect(Schema schema, Map<String, Schema> named) {
    switch (schema.getType()) {
      case RECORD -> {
        if (named.put(schema.getName(), schema) == null) {
          schema.getFields().forEach(field -> collect(field.schema(), named));
        }
      }
      case ENUM -> named.put(schema.getName(), schema);
      case ARRAY -> collect(schema.getElementType(), named);
      case MAP -> collect(schema.getValueType(), named);
      case UNION -> schema.getTypes().forEach(type -> collect(type, named));
      default -> {}
    }
  }
}
