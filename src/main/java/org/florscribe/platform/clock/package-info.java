/** Where time comes from; tests put another clock in. */
@NullMarked
package org.florscribe.platform.clock;

import org.jspecify.annotations.NullMarked;
