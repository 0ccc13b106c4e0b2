package dev.segue.recommend;

import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Similarity;

/**
 * How alike two embeddings are to a model: what the index computes for many rows, for one, in
 * double precision. The greater, the more alike; at most 1 for embeddings of the model.
 */
enum EmbeddingSimilarity {
  /** The cosine, as embeddings have length 1. One of zeros has 0 with all. */
  COSINE {
    @Override
    double of(float[] a, float[] b) {
      return Vectors.dot(a, b);
    }

    @Override
    double squaredGap(float[] a, float[] b) {
      double angle = Math.acos(Math.max(-1, Math.min(1, Vectors.dot(a, b))));
      return angle * angle;
    }

    @Override
    boolean seesNothing(float[] query) {
      for (float value : query) {
        if (value != 0) {
          return false;
        }
      }
      return true;
    }
  },

  /** 1 / (1 + d), where d is the distance. */
  EUCLIDEAN {
    @Override
    double of(float[] a, float[] b) {
      return 1 / (1 + Math.sqrt(Vectors.squaredDistance(a, b)));
    }

    @Override
    double squaredGap(float[] a, float[] b) {
      return Vectors.squaredDistance(a, b);
    }

    @Override
    boolean seesNothing(float[] query) {
      return false;
    }
  };

  /** That of a model. */
  static EmbeddingSimilarity of(FactorModel model) {
    return model.similarity() == Similarity.EUCLIDEAN ? EUCLIDEAN : COSINE;
  }

  abstract double of(float[] a, float[] b);

  /** The square of what lies between them: an angle, or a distance. */
  abstract double squaredGap(float[] a, float[] b);

  /** Whether nothing is more like the query than anything else. */
  abstract boolean seesNothing(float[] query);
}
