@NullMarked
package dev.segue.standalone.rest;

import org.jspecify.annotations.NullMarked;
