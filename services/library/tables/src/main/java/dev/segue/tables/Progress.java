package dev.segue.tables;

/**
 * How far a collection has come.
 *
 * @param read rows read so far
 * @param rejected rows that could not be used
 * @param position how much of the source is read, in bytes of a file or in tracks
 * @param size the end of {@code position}; −1 where it is not known, as for the standard input
 * @param bytes whether position and size are bytes, or else tracks
 */
public record Progress(long read, long rejected, long position, long size, boolean bytes) {}
