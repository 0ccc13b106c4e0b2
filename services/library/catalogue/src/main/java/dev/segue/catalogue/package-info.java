/**
 * The catalogue as columns in memory: ids, features, search text and the embeddings of every served
 * model, with one writer and any number of readers. It knows neither Kafka nor HTTP.
 */
@NullMarked
package dev.segue.catalogue;

import org.jspecify.annotations.NullMarked;
