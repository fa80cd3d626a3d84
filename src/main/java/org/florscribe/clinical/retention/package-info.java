/** The end of a recording's life: how long audio is kept, who is told of visits that nobody signs, and what is destroyed when. */
@NullMarked
package org.florscribe.clinical.retention;

import org.jspecify.annotations.NullMarked;
