package dev.segue.search;

/**
 * A track that a search found, and what places it in the order of the answer: by kind, then by
 * popularity, the highest first, then by id.
 *
 * @param popularity −1 where it is missing
 */
public record TrackMatch(String id, MatchKind kind, float popularity) {}
