/** What is heard while it is said: for the eye of the clinician, never for the chart while an engine can hear the recording. */
@NullMarked
package org.florscribe.clinical.caption;

import org.jspecify.annotations.NullMarked;
