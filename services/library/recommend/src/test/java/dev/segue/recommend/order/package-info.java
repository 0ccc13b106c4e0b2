@NullMarked
package dev.segue.recommend.order;

import org.jspecify.annotations.NullMarked;
