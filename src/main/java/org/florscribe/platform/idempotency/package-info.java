/** A request that is sent twice is done once. */
@NullMarked
package org.florscribe.platform.idempotency;

import org.jspecify.annotations.NullMarked;
