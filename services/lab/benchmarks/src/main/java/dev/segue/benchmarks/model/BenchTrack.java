package dev.segue.benchmarks.model;

import dev.segue.engine.track.FeatureVector;

/**
 * A track of the table that is measured on.
 *
 * @param date of its release, as far as it is known; empty if it is not
 * @param genre the broadest one; empty if it has none
 */
record BenchTrack(String id, FeatureVector features, String date, String genre) {}
