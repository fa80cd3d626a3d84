/** EHR connections and the deliveries of signed notes over them. */
@NullMarked
package org.florscribe.api.export;

import org.jspecify.annotations.NullMarked;
