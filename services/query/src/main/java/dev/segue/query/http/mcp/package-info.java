/**
 * Segue as a server of the Model Context Protocol, for assistants: each tool is a question to the
 * REST interface, asked with the key of whoever calls the tool.
 */
@NullMarked
package dev.segue.query.http.mcp;

import org.jspecify.annotations.NullMarked;
