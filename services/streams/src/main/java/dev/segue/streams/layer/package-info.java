/**
 * Several sources of one track: what each layer says, and the track that their overlay makes. Plain
 * arithmetic on records; no Kafka.
 */
@NullMarked
package dev.segue.streams.layer;

import org.jspecify.annotations.NullMarked;
