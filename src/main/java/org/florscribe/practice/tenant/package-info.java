/** A practice: the customer, its settings, and the boundary that no data crosses. */
@NullMarked
package org.florscribe.practice.tenant;

import org.jspecify.annotations.NullMarked;
