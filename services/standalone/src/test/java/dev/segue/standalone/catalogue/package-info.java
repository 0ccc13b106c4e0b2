@NullMarked
package dev.segue.standalone.catalogue;

import org.jspecify.annotations.NullMarked;
