/** Clinical findings, each with the utterances it rests on. */
@NullMarked
@Vetoed // until visits and engines are stored and made: a bean without what it needs would stop the whole product
package org.florscribe.clinical.extraction;

import jakarta.enterprise.inject.Vetoed;
import org.jspecify.annotations.NullMarked;
