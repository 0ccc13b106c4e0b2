@NullMarked
package dev.segue.cli.rest;

import org.jspecify.annotations.NullMarked;
