/** Recordings of a visit: brought in one request or in pieces, and what is known of them. */
@NullMarked
package org.florscribe.api.recording;

import org.jspecify.annotations.NullMarked;
