/** OpenSubsonic's questions for tracks that sound alike, in JSON and XML. */
@NullMarked
package dev.segue.query.facade.subsonic;

import org.jspecify.annotations.NullMarked;
