/** Attestation and addenda; what is signed no longer changes. */
@NullMarked
package org.florscribe.clinical.signature;

import org.jspecify.annotations.NullMarked;
