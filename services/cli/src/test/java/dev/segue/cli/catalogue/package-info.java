@NullMarked
package dev.segue.cli.catalogue;

import org.jspecify.annotations.NullMarked;
