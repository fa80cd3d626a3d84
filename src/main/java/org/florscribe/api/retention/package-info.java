/** The end of a record's life: holds, destruction and what is left of it. */
@NullMarked
package org.florscribe.api.retention;

import org.jspecify.annotations.NullMarked;
