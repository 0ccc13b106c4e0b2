/**
 * What a question costs: neighbours in process, exact trees beside brute force and graph indexes.
 */
@NullMarked
package dev.segue.benchmarks.query;

import org.jspecify.annotations.NullMarked;
