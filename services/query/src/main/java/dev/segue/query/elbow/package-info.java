/** How many components a model could have: fitted on a sample of this node's catalogue. */
@NullMarked
package dev.segue.query.elbow;

import org.jspecify.annotations.NullMarked;
