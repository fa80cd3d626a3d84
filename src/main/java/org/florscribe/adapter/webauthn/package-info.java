/** Passkeys, as browsers and devices speak of them. */
@NullMarked
package org.florscribe.adapter.webauthn;

import org.jspecify.annotations.NullMarked;
