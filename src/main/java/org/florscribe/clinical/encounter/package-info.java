/** One visit: who, when, where it stands, and the consent it was recorded under. */
@NullMarked
package org.florscribe.clinical.encounter;

import org.jspecify.annotations.NullMarked;
