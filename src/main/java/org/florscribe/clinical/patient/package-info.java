/** Who a visit is about. */
@NullMarked
package org.florscribe.clinical.patient;

import org.jspecify.annotations.NullMarked;
