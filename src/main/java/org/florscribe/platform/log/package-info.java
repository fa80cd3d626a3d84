/**
 * Structured log lines with a correlation id and without patient data. Two copies of these classes run: the application's,
 * which knows the context, and the server's, which writes the lines.
 */
@NullMarked
package org.florscribe.platform.log;

import org.jspecify.annotations.NullMarked;
