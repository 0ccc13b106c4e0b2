package dev.segue.learning.taste;

import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** A model of Tribuo's on standardised rows. */
final class TribuoClassifier implements Classifier {

  private static final Label LIKED = new Label("liked");
  private static final Label DISLIKED = new Label("disliked");

  /** Held here, or the level would be lost with the logger; Tribuo reports every step as news. */
  private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

  static {
    TRIBUO.setLevel(Level.WARNING);
  }

  private final Standardizer standardizer;
  private final String[] names;
  private final Model<Label> model;

  private TribuoClassifier(Standardizer standardizer, String[] names, Model<Label> model) {
    this.standardizer = standardizer;
    this.names = names;
    this.model = model;
  }

  /** Trains on rows of which some were liked and some were not. */
  static TribuoClassifier train(RatedRows rows, Trainer<Label> trainer) {
    Standardizer standardizer = Standardizer.of(rows);
    String[] names =
        IntStream.range(0, rows.columns()).mapToObj("column%04d"::formatted).toArray(String[]::new);
    LabelFactory labels = new LabelFactory();
    MutableDataset<Label> table =
        new MutableDataset<>(new SimpleDataSourceProvenance("ratings", labels), labels);
    for (int i = 0; i < rows.size(); i++) {
      double[] values = standardizer.apply(rows.shared(i));
      table.add(new ArrayExample<>(rows.liked(i) ? LIKED : DISLIKED, names, values));
    }
    return new TribuoClassifier(standardizer, names, trainer.train(table));
  }

  @Override
  public double probability(double[] row) {
    Map<String, Label> scores =
        model
            .predict(new ArrayExample<>(LabelFactory.UNKNOWN_LABEL, names, standardizer.apply(row)))
            .getOutputScores();
    return Objects.requireNonNull(scores.get(LIKED.getLabel()), "trained with likes").getScore();
  }
}
