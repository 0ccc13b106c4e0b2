package dev.segue.benchmarks.feedback;

/**
 * What went on for a while.
 *
 * @param events what was published
 * @param recommendations answers with recommendations to listeners
 * @param similar answers with similar tracks
 * @param seconds how long it took
 * @param processors how many the process had of them
 * @param pauses which part of the time the collector of garbage stopped it
 */
record Phase(
    EventLoad events,
    RestLoad recommendations,
    RestLoad similar,
    double seconds,
    double processors,
    double pauses) {}
