/** Attestation and addenda; what is signed no longer changes. */
@NullMarked
@Vetoed // until visits are stored: a bean without what it needs would stop the whole product
package org.florscribe.clinical.signature;

import jakarta.enterprise.inject.Vetoed;
import org.jspecify.annotations.NullMarked;
