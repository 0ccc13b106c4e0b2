package dev.segue.engine.index;

import java.util.SplittableRandom;

/**
 * Columns of rows as tests need them: whole numbers of a few kinds, anything, the same for all, and
 * mostly missing. A value is a function of seed, row and column, so rows need not be announced.
 */
record TestColumns(long seed, int splitColumn) implements RangeColumns {

  static final int COUNT = 4;

  @Override
  public int count() {
    return COUNT;
  }

  @Override
  public float value(int row, int column) {
    SplittableRandom random = new SplittableRandom(seed + 31L * row + column);
    return switch (column) {
      case 0 -> random.nextInt(101) / 100f;
      case 1 -> random.nextInt(10) == 0 ? Float.NaN : (float) random.nextGaussian();
      case 2 -> 0.5f;
      default -> random.nextInt(50) == 0 ? random.nextFloat() : Float.NaN;
    };
  }

  /** Bounds on a column, at random: everything, nothing, and all between. */
  RowFilter filter(SplittableRandom random) {
    int column = random.nextInt(COUNT);
    float a = (float) random.nextGaussian();
    float width = (float) Math.exp(random.nextDouble(-8, 2));
    return new Bounds(this, column, a, a + width);
  }

  /** Between two values, which a missing one is not. */
  record Bounds(RangeColumns columns, int column, float least, float most) implements RowFilter {

    @Override
    public boolean accepts(int row) {
      float value = columns.value(row, column);
      return value >= least && value <= most;
    }

    @Override
    public boolean mayAccept(NodeRanges node) {
      return node.greatest(column) >= least && node.least(column) <= most;
    }
  }
}
