/**
 * The REST interface: routes, parameters, errors as problem+json, and nothing that decides an
 * answer. The only package that knows Javalin and Jackson.
 */
@NullMarked
package dev.segue.query.http;

import org.jspecify.annotations.NullMarked;
