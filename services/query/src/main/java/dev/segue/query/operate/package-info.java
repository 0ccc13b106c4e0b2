/**
 * What operators override in models (pins and names of components), as it goes to the topic that
 * the learner applies and as it comes back.
 */
@NullMarked
package dev.segue.query.operate;

import org.jspecify.annotations.NullMarked;
