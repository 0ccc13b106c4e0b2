/** HTTP interfaces of other services, asked at a bounded rate. */
@NullMarked
package dev.segue.remote;

import org.jspecify.annotations.NullMarked;
