/** The keys of the access log, and the reading and checking of it outside of the server. */
@NullMarked
package org.florscribe.platform.audit;

import org.jspecify.annotations.NullMarked;
