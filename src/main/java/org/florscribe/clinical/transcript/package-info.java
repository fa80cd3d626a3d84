/** Who said what, when; utterance ids and times are kept for ever. */
@NullMarked
package org.florscribe.clinical.transcript;

import org.jspecify.annotations.NullMarked;
