/**
 * Which track of the catalogue somebody means: by its id in any known spelling, an id that it has
 * elsewhere, its recording code, or its names. Nothing is found that the store does not confirm.
 */
@NullMarked
package dev.segue.catalogue.identity;

import org.jspecify.annotations.NullMarked;
