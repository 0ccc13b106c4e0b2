package dev.segue.query.operate;

import java.util.function.UnaryOperator;

/** Changes what is wished of models. */
public interface Operator {
  /**
   * Changes the wish for a model. When the method returns, the wish is where the learner finds it;
   * it is obeyed a moment later.
   *
   * @param change from the wish as it is to the wish as it shall be; not called with null
   * @return the wish as it is now
   * @throws OperatorUnavailableException if the wish could not be read or written; it may have been
   *     written nevertheless, and repeating the change does no harm
   */
  ModelWish change(String model, UnaryOperator<ModelWish> change);
}
