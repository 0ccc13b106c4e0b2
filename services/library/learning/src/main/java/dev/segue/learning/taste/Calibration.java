package dev.segue.learning.taste;

/**
 * Brings probabilities to how often they come true: σ(slope · logit(p) + intercept), after J.
 * Platt, <i>Probabilistic outputs for support vector machines</i> (1999), fitted on rows that the
 * classifier was not trained with.
 *
 * @param slope below 1 where the classifier is too sure
 * @param intercept above 0 where more is liked than it says
 */
public record Calibration(double slope, double intercept) {
  /** Changes nothing. */
  public static final Calibration NONE = new Calibration(1, 0);

  /** Precision of the belief, before any rating, that the slope is 1. */
  private static final double PRIOR = 1;

  private static final double SMALLEST = 1e-3;
  private static final int STEPS = 50;

  /** Ratings that count as much as what few ratings have taught. */
  private static final double FEW = 50;

  /** Likes, and dislikes, that are taken to have been there before any rating. */
  private static final double BEFORE = 2;

  /** Logit that no few ratings take a probability beyond. */
  private static final double SUREST = 2;

  /**
   * The map under which the answers are most probable, by Newton's method.
   *
   * @param probabilities of rows that were not trained with. Not modified
   * @param liked of the same length. Not modified
   */
  static Calibration of(double[] probabilities, boolean[] liked) {
    double a = 1;
    double b = 0;
    for (int step = 0; step < STEPS; step++) {
      double ga = PRIOR * (a - 1);
      double gb = 0;
      double haa = PRIOR;
      double hab = 0;
      double hbb = 1e-9;
      for (int i = 0; i < liked.length; i++) {
        double x = logit(probabilities[i]);
        double p = logistic(a * x + b);
        double error = p - (liked[i] ? 1 : 0);
        double w = p * (1 - p);
        ga += error * x;
        gb += error;
        haa += w * x * x;
        hab += w * x;
        hbb += w;
      }
      double determinant = haa * hbb - hab * hab;
      double da = (hbb * ga - hab * gb) / determinant;
      double db = (haa * gb - hab * ga) / determinant;
      if (!Double.isFinite(da) || !Double.isFinite(db)) {
        return NONE;
      }
      // A whole step may go too far where all is nearly certain.
      double before = loss(a, b, probabilities, liked);
      double part = 1;
      while (part > 1e-9 && !(loss(a - part * da, b - part * db, probabilities, liked) <= before)) {
        part /= 2;
      }
      a -= part * da;
      b -= part * db;
      if (part * (Math.abs(da) + Math.abs(db)) < 1e-9) {
        break;
      }
    }
    // A falling map would turn the order round: then nothing was learned but the base rate.
    return new Calibration(Math.max(0, a), b);
  }

  private static double loss(double a, double b, double[] probabilities, boolean[] liked) {
    double sum = PRIOR * (a - 1) * (a - 1) / 2;
    for (int i = 0; i < liked.length; i++) {
      double x = a * logit(probabilities[i]) + b;
      double wrong = liked[i] ? -x : x;
      sum += Math.max(0, wrong) + Math.log1p(Math.exp(-Math.abs(wrong)));
    }
    return sum;
  }

  /** The calibrated probability. */
  public double apply(double probability) {
    return equals(NONE) ? probability : logistic(slope * logit(probability) + intercept);
  }

  /**
   * A probability learned from few ratings, brought towards the share of likes: the fewer, the
   * more. Rises with the probability, and with the likes.
   */
  static double shrunk(double probability, int likes, int dislikes) {
    int ratings = likes + dislikes;
    double base = logit((likes + BEFORE) / (ratings + 2 * BEFORE));
    double learned = SUREST * Math.tanh(logit(probability) / SUREST);
    double trust = ratings / (ratings + FEW);
    return logistic(base + trust * (learned - base));
  }

  private static double logit(double p) {
    double inside = Math.max(SMALLEST, Math.min(1 - SMALLEST, p));
    return Math.log(inside / (1 - inside));
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
