/** What vendors tell us without being asked. */
@NullMarked
package org.florscribe.api.webhook;

import org.jspecify.annotations.NullMarked;
