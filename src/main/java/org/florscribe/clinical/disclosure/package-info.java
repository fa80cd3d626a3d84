/** Everything kept of a patient in one file, to be handed over: to the patient, or to whoever cares for them next. */
@NullMarked
package org.florscribe.clinical.disclosure;

import org.jspecify.annotations.NullMarked;
