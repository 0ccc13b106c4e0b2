/**
 * What every request passes before a route is looked for: which hosts and origins are served, which
 * requests are malformed, and the headers that every answer has. Jetty's handlers, before Javalin.
 */
@NullMarked
package dev.segue.query.http.front;

import org.jspecify.annotations.NullMarked;
