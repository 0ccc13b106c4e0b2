package dev.segue.query.http;

/**
 * Where and how the server listens.
 *
 * @param port 0 for a free one
 * @param threads at most this many requests are worked on at a time
 * @param cors whether pages of other origins may read answers
 */
public record HttpOptions(String host, int port, int threads, boolean cors) {}
