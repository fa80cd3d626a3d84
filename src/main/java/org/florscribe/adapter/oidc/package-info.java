/** Providers of single sign-on over HTTP: what they say of themselves, their keys, and the exchange of a code. */
@NullMarked
package org.florscribe.adapter.oidc;

import org.jspecify.annotations.NullMarked;
