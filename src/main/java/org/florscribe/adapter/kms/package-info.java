/** Keys wrapped by a service for keys: the transit engine of HashiCorp Vault and OpenBao. */
@NullMarked
package org.florscribe.adapter.kms;

import org.jspecify.annotations.NullMarked;
