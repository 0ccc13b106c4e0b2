/**
 * Interfaces in the shape of other programs, so that their clients ask Segue unchanged. What is
 * here knows neither the web server nor Kafka; each interface is a package of its own below.
 */
@NullMarked
package dev.segue.query.facade;

import org.jspecify.annotations.NullMarked;
