/** The door for the operator's command line: a UNIX socket in DATA_DIR, and the commands behind it. */
@NullMarked
package org.florscribe.jobs.command;

import org.jspecify.annotations.NullMarked;
