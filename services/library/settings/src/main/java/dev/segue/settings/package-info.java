/**
 * Where every service's settings come from: defaults, then a file, then the environment, then
 * flags, read once at start. A key nobody knows is an error that names the nearest one that
 * somebody does.
 */
@NullMarked
package dev.segue.settings;

import org.jspecify.annotations.NullMarked;
