package dev.segue.recommend;

/**
 * A track that may be in the answer.
 *
 * @param score the similarity that places it
 * @param query the number of the query vector that gave the score
 */
record Candidate(int row, float score, int query) {}
