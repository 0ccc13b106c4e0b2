package dev.segue.learning.taste;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import libsvm.svm;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.libsvm.LibSVMClassificationTrainer;
import org.tribuo.classification.libsvm.SVMClassificationType;
import org.tribuo.classification.libsvm.SVMClassificationType.SVMMode;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.common.libsvm.KernelType;
import org.tribuo.common.libsvm.SVMParameters;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.math.optimisers.AdaGrad;

/**
 * A way to train a classifier, with its hyper-parameters. Each gives the same classifier for the
 * same rows and seed.
 */
public sealed interface Method {

  /** What is trained. */
  Kind kind();

  /** The hyper-parameters in words, such as {@code 300 trees, half of the columns at a split}. */
  String parameters();

  /**
   * Trains on rows of which some were liked and some were not; {@link TasteTrainer} deals with the
   * others.
   */
  Classifier train(RatedRows rows, long seed);

  /** The same with less work, to be compared with others of its kind or of another. */
  default Method lighter() {
    return this;
  }

  /** The kinds of classifiers, in the order in which a tie is decided. */
  enum Kind {
    RANDOM_FOREST("Random Forest"),
    SVM("SVM"),
    SGD("SGD"),
    ONLINE("online logistic");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** As people call it. */
    public String title() {
      return title;
    }

    /** The name used in records, requests and answers, such as {@code random_forest}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The method of this kind that is used unless a search is asked for. */
    public Method standard() {
      return switch (this) {
        case RANDOM_FOREST -> new Forest(200, 0.2, 1);
        case SVM -> new Svm(1, 2);
        case SGD -> new Sgd(0.1, 5);
        case ONLINE -> new Online(0.1, 10);
      };
    }

    /** What a search tries, the standard method first. */
    public List<Method> grid() {
      return switch (this) {
        case RANDOM_FOREST -> List.of(standard(), new Forest(200, 0.4, 1), new Forest(200, 0.2, 5));
        case SVM -> List.of(standard(), new Svm(1, 1), new Svm(4, 1), new Svm(4, 0.5));
        case SGD -> List.of(standard(), new Sgd(0.1, 20), new Sgd(1, 5));
        case ONLINE ->
            List.of(standard(), new Online(0.1, 1), new Online(0.1, 30), new Online(0.03, 10));
      };
    }
  }

  /**
   * Random Forest (L. Breiman, 2001): each tree sees rows drawn with replacement and, at each
   * split, some of the columns. The probability is the share of the trees.
   *
   * @param trees number of trees
   * @param share of the columns that a split chooses from, more than 0 and less than 1
   * @param leaf rows that a leaf has at least
   */
  record Forest(int trees, double share, int leaf) implements Method {
    @Override
    public Kind kind() {
      return Kind.RANDOM_FOREST;
    }

    @Override
    public String parameters() {
      return "%d trees, %.0f %% of the columns at a split, %d or more rows in a leaf"
          .formatted(trees, 100 * share, leaf);
    }

    @Override
    public Method lighter() {
      return new Forest(Math.max(1, trees / 4), share, leaf);
    }

    @Override
    public Classifier train(RatedRows rows, long seed) {
      var tree =
          new CARTClassificationTrainer(
              Integer.MAX_VALUE, leaf, 0f, (float) share, false, new GiniIndex(), seed);
      return TribuoClassifier.train(
          rows, new RandomForestTrainer<Label>(tree, new VotingCombiner(), trees, seed));
    }
  }

  /**
   * Support vector machine with Gaussian kernel (libsvm), probabilities after J. Platt (1999).
   *
   * @param cost of a row on the wrong side
   * @param width by which 1 / columns is multiplied to give the kernel's gamma
   */
  record Svm(double cost, double width) implements Method {
    @Override
    public Kind kind() {
      return Kind.SVM;
    }

    @Override
    public String parameters() {
      return "cost %s, gamma %s / columns".formatted(plain(cost), plain(width));
    }

    @Override
    public Classifier train(RatedRows rows, long seed) {
      SVMParameters<Label> parameters =
          new SVMParameters<>(new SVMClassificationType(SVMMode.C_SVC), KernelType.RBF);
      parameters.setCost(cost);
      parameters.setGamma(width / rows.columns());
      parameters.setProbability();
      // libsvm draws the folds for its probabilities from one generator for the whole process.
      synchronized (Svm.class) {
        svm.svm_set_print_string_function(text -> {}); // it reports each fit on standard output
        return TribuoClassifier.train(rows, new LibSVMClassificationTrainer(parameters, seed));
      }
    }
  }

  /**
   * Linear logistic regression by stochastic gradient descent.
   *
   * @param rate of AdaGrad
   * @param epochs passes over the rows
   */
  record Sgd(double rate, int epochs) implements Method {
    @Override
    public Kind kind() {
      return Kind.SGD;
    }

    @Override
    public String parameters() {
      return "rate %s, %d epochs".formatted(plain(rate), epochs);
    }

    @Override
    public Classifier train(RatedRows rows, long seed) {
      return TribuoClassifier.train(
          rows, new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(rate), epochs, seed));
    }
  }

  /**
   * The online learner, here over all rows in random order, again and again.
   *
   * @param rate of AdaGrad
   * @param passes over the rows
   */
  record Online(double rate, int passes) implements Method {
    @Override
    public Kind kind() {
      return Kind.ONLINE;
    }

    @Override
    public String parameters() {
      return "quadratic, rate %s, %d passes".formatted(plain(rate), passes);
    }

    @Override
    public Classifier train(RatedRows rows, long seed) {
      OnlineLogistic learner = new OnlineLogistic(Standardizer.of(rows), rate);
      SplittableRandom random = new SplittableRandom(seed);
      for (int pass = 0; pass < passes; pass++) {
        for (int row : Shuffle.of(rows.size(), random)) {
          learner.step(rows.shared(row), rows.liked(row));
        }
      }
      return learner::probability;
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
