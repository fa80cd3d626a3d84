/** Who speaks: tells a clinician's turns of phrase from a patient's, and gives back what was given to the wrong voice. */
@NullMarked
package org.florscribe.adapter.rules.voice;

import org.jspecify.annotations.NullMarked;
