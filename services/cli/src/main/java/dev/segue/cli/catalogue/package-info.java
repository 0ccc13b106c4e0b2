/** The catalogue of a Segue that runs, read from its topics into this process. */
@NullMarked
package dev.segue.cli.catalogue;

import org.jspecify.annotations.NullMarked;
