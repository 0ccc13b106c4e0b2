/**
 * Recognises in which form a file holds tracks, by its content and not by its name, and opens it.
 *
 * <p>Another form is another {@link dev.segue.tables.form.FileForm} in the list of {@link
 * dev.segue.tables.form.FileForms}.
 */
@NullMarked
package dev.segue.tables.form;

import org.jspecify.annotations.NullMarked;
