@NullMarked
package dev.segue.demo;

import org.jspecify.annotations.NullMarked;
