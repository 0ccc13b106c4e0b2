/** Tests that run the packaged program as a user does: as processes of its own. */
@NullMarked
package dev.segue.lab.process;

import org.jspecify.annotations.NullMarked;
