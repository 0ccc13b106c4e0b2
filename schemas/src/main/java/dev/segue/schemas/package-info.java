/**
 * The wire contract: what every topic is called, which Avro record it holds, and how a record
 * becomes bytes in Confluent wire format. Nothing of Segue lies below this package.
 */
@NullMarked
package dev.segue.schemas;

import org.jspecify.annotations.NullMarked;
