package dev.segue.recommend;

/**
 * A question for a way from one track to another.
 *
 * @param model name of the model that answers
 * @param steps how many steps to take; one less than that many tracks lie between the ends
 * @param filter what every track between the ends must fulfil
 * @param keepsDuplicates whether several tracks of one recording may be on the way
 */
public record PathRequest(
    String model, String from, String to, int steps, TrackFilter filter, boolean keepsDuplicates) {}
