/** JobRunr on container threads, in the caller's transaction, started at once. */
@NullMarked
package org.florscribe.platform.jobs;

import org.jspecify.annotations.NullMarked;
