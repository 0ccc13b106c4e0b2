package dev.segue.query.operate;

import java.util.function.UnaryOperator;

/** Changes what is overridden of models. */
public interface Operator {
  /**
   * Changes the override for a model. When the method returns, the override is where the learner
   * finds it; it is obeyed a moment later.
   *
   * @param change from the override as it is to the override as it shall be; not called with null
   * @return the override as it is now
   * @throws OperatorUnavailableException if the override could not be read or written; it may have
   *     been written nevertheless, and repeating the change does no harm
   */
  ModelOverride change(String model, UnaryOperator<ModelOverride> change);
}
