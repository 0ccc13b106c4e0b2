/** The folder that holds the data of a demo, and the addresses of the demo that runs on it. */
@NullMarked
package dev.segue.cli.folder;

import org.jspecify.annotations.NullMarked;
