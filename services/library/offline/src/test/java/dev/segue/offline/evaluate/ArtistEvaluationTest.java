package dev.segue.offline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.engine.factorize.Recipe;
import dev.segue.offline.evaluate.Evaluation.Method;
import dev.segue.offline.evaluate.Evaluation.Options;
import dev.segue.tables.source.CollectException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArtistEvaluationTest {
  private static final Options ALL = new Options(1_000, 1, 5);
  private static final List<String> KIND = List.of("kind");

  @Test
  void shouldTellArtistsOfTwoSidesFromThoseWhoseTracksLieBetween() {
    ArtistTable table = ArtistTable.of(Tables.offline(twoSides(), "kind"), KIND);

    Evaluation evaluation = ArtistEvaluation.run(table, KIND, List.of(Recipe.tuned()), ALL);

    assertThat(evaluation.methods())
        .extracting(Method::name)
        .containsExactly("tuned", "tuned, means", "chance");
    assertThat(evaluation.queries()).isEqualTo(40);
    assertThat(precision(evaluation, 0)).isGreaterThan(0.9);
    assertThat(precision(evaluation, 1)).isLessThan(0.8);
    assertThat(precision(evaluation, 2)).isBetween(0.4, 0.5);
    assertThat(EvaluationReport.artists(evaluation))
        .contains("stdin: 41 artists; 40 queries of artists with 3 tracks or more.");
  }

  @Test
  void shouldGiveAnArtistTheLabelOfMostOfTheTracks() {
    ArtistTable table =
        ArtistTable.of(
            Tables.offline(
                """
                id,title,artist,kind,energy
                a,One,Ida,pop,0.1
                b,Two,IDA,jazz,0.2
                c,Three,ida,pop,0.3
                d,Three,ida,jazz,0.4
                e,Four,Bo,,0.4
                """,
                "kind"),
            KIND);

    assertThat(table.artists())
        .containsExactly(
            new ArtistTable.Member("ida", List.of(0, 1, 2), List.of("pop")),
            new ArtistTable.Member("bo", List.of(3), List.of("")));
  }

  @Test
  void shouldSayThatNoArtistHasTracksEnough() {
    ArtistTable table =
        ArtistTable.of(
            Tables.offline("id,title,artist,kind,energy\na,One,Ida,pop,0.1\n", "kind"), KIND);

    assertThatThrownBy(() -> ArtistEvaluation.run(table, KIND, List.of(), ALL))
        .isInstanceOf(CollectException.class)
        .hasMessage("stdin has no artist with 3 tracks and a label.");
  }

  /**
   * Twenty artists with quiet and loud tracks, twenty with tracks where the mean of such is, one
   * with one.
   */
  private static String twoSides() {
    Random random = new Random(1);
    StringBuilder csv = new StringBuilder("id,title,artist,kind,energy,acousticness,valence\n");
    for (int artist = 0; artist < 40; artist++) {
      boolean sides = artist % 2 == 0;
      int loud = 1 + random.nextInt(5);
      double between = 0.05 + 0.9 * loud / 6;
      for (int track = 0; track < 6; track++) {
        double level = sides ? track < loud ? 0.95 : 0.05 : between;
        csv.append(
            String.format(
                Locale.ROOT,
                "t%d-%d,Song %d,Artist %d,%s,%.4f,%.4f,%.4f%n",
                artist,
                track,
                6 * artist + track,
                artist,
                sides ? "sides" : "between",
                level + 0.04 * random.nextDouble(),
                1 - level - 0.04 * random.nextDouble(),
                0.45 + 0.1 * random.nextDouble()));
      }
    }
    return csv.append("one,Single,Alone,between,0.5,0.5,0.5\n").toString();
  }

  private static double precision(Evaluation evaluation, int method) {
    return evaluation.methods().get(method).precisions().get(0).mean();
  }
}
