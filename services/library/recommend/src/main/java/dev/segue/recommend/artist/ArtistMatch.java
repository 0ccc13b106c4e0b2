package dev.segue.recommend.artist;

/**
 * An artist that a search found.
 *
 * @param key the name folded
 * @param tracks how many tracks the artist has a part in
 * @param popularity canonical popularity of the most popular of them, -1 where it is not known
 * @param exampleId one of the tracks, the most popular: it has the name as it is written
 */
public record ArtistMatch(String key, int tracks, double popularity, String exampleId) {}
