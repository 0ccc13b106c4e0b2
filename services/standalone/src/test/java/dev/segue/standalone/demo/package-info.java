@NullMarked
package dev.segue.standalone.demo;

import org.jspecify.annotations.NullMarked;
