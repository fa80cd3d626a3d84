/** Codes of authenticator apps. */
@NullMarked
package org.florscribe.adapter.otp;

import org.jspecify.annotations.NullMarked;
