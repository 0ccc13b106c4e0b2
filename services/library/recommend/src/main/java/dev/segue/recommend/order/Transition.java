package dev.segue.recommend.order;

/**
 * How well one track follows another. Each part is from 0, no break at all, to 1; NaN where one of
 * the two tracks does not tell.
 *
 * @param tempo difference of tempo, as a share of half an octave; half and double speed are equal
 * @param key steps on the Camelot wheel, as a share of the most
 * @param energy difference of energy
 * @param sound angle between the embeddings, as a share of a right angle
 * @param cost the weighted mean of the parts that are known; {@value #UNKNOWN} if none is
 */
public record Transition(double tempo, double key, double energy, double sound, double cost) {
  static final double UNKNOWN = 0.5;
  private static final double TEMPO_WEIGHT = 0.3;
  private static final double KEY_WEIGHT = 0.25;
  private static final double ENERGY_WEIGHT = 0.15;
  private static final double SOUND_WEIGHT = 0.3;

  /** The transition between two tracks, the same in both directions. */
  public static Transition between(SequenceTrack from, SequenceTrack to) {
    double tempo = tempo(from.tempo(), to.tempo());
    double key = key(from, to);
    double energy = Math.abs(from.energy() - to.energy());
    double sound = Math.min(1, Math.acos(from.cosine(to)) / (Math.PI / 2));
    double weights = 0;
    double sum = 0;
    double[] parts = {tempo, key, energy, sound};
    double[] weight = {TEMPO_WEIGHT, KEY_WEIGHT, ENERGY_WEIGHT, SOUND_WEIGHT};
    for (int i = 0; i < parts.length; i++) {
      if (!Double.isNaN(parts[i])) {
        weights += weight[i];
        sum += weight[i] * parts[i];
      }
    }
    return new Transition(tempo, key, energy, sound, weights == 0 ? UNKNOWN : sum / weights);
  }

  /** 1 for a perfect transition, 0 for the worst. */
  public double score() {
    return 1 - cost;
  }

  private static double tempo(double from, double to) {
    double octaves = Math.log(from / to) / Math.log(2);
    return Math.abs(octaves - Math.rint(octaves)) * 2;
  }

  private static double key(SequenceTrack from, SequenceTrack to) {
    if (Double.isNaN(from.key() + to.key() + from.mode() + to.mode())) {
      return Double.NaN;
    }
    int steps =
        CamelotWheel.steps(
            (int) Math.rint(from.key()),
            from.mode() >= 0.5,
            (int) Math.rint(to.key()),
            to.mode() >= 0.5);
    return (double) steps / CamelotWheel.MOST_STEPS;
  }
}
