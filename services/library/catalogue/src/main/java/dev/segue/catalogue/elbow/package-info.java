/** How many components a model could have: fitted on a sample of this node's catalogue. */
@NullMarked
package dev.segue.catalogue.elbow;

import org.jspecify.annotations.NullMarked;
