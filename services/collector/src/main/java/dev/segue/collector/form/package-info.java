/**
 * Recognises in which form a file holds tracks, by its content and not by its name, and opens it.
 *
 * <p>Another form is another {@link dev.segue.collector.form.FileForm} in the list of {@link
 * dev.segue.collector.form.FileForms}.
 */
@NullMarked
package dev.segue.collector.form;

import org.jspecify.annotations.NullMarked;
