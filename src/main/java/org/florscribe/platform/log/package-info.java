/** Structured log lines with a correlation id and without patient data. */
@NullMarked
package org.florscribe.platform.log;

import org.jspecify.annotations.NullMarked;
