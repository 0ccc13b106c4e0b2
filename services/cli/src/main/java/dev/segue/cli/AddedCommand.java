package dev.segue.cli;

/**
 * A picocli command that a jar adds to {@code segue} by being on the class path: found by {@link
 * java.util.ServiceLoader}, so the product does not know who adds one.
 */
public interface AddedCommand {}
