/** Way in: JobRunr requests, handlers and sweeps. */
@NullMarked
package org.florscribe.jobs;

import org.jspecify.annotations.NullMarked;
