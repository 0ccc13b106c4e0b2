package dev.segue.recommend.artist;

/**
 * An artist like another.
 *
 * @param key the name folded
 * @param score the mean, over the tracks of the other, of the similarity of the nearest track of
 *     this one; at most 1
 * @param entryPointId the track of this one to begin with: it is near to the most of the other
 */
public record SimilarArtist(String key, double score, String entryPointId) {}
