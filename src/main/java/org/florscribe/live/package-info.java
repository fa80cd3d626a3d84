/** Way in: push of changes to open pages. */
@NullMarked
package org.florscribe.live;

import org.jspecify.annotations.NullMarked;
