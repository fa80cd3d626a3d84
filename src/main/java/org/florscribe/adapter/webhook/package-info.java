/** Brings events to webhooks: signed, over the guarded way out. */
@NullMarked
package org.florscribe.adapter.webhook;

import org.jspecify.annotations.NullMarked;
