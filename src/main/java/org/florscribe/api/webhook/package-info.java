/** Inbound webhooks of vendors, and the calls about our own to others. */
@NullMarked
package org.florscribe.api.webhook;

import org.jspecify.annotations.NullMarked;
