/** Who said what, when; utterance ids and times are kept for ever. */
@NullMarked
@Vetoed // until visits and engines are stored and made: a bean without what it needs would stop the whole product
package org.florscribe.clinical.transcript;

import jakarta.enterprise.inject.Vetoed;
import org.jspecify.annotations.NullMarked;
