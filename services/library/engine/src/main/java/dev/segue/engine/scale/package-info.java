/**
 * Data-driven scaling of canonical features. It is fitted on the catalogue and travels inside the
 * model, so that no vector is scaled by one version and projected by another.
 */
@NullMarked
package dev.segue.engine.scale;

import org.jspecify.annotations.NullMarked;
