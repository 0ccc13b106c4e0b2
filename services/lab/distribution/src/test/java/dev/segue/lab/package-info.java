/** Tests of the product and the laboratory together. */
@NullMarked
package dev.segue.lab;

import org.jspecify.annotations.NullMarked;
