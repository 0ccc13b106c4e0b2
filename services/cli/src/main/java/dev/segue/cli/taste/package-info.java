/** Measures how well classifiers tell likes and dislikes apart, and prints the figures. */
@NullMarked
package dev.segue.cli.taste;

import org.jspecify.annotations.NullMarked;
