@NullMarked
package dev.segue.settings;

import org.jspecify.annotations.NullMarked;
