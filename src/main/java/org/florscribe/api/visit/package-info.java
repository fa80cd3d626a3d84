/** Patients and visits over REST. */
@NullMarked
package org.florscribe.api.visit;

import org.jspecify.annotations.NullMarked;
