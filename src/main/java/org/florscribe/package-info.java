/** FlorScribe: an ambient medical scribe that a practice hosts itself. docs/architecture.md shows the whole. */
@NullMarked
package org.florscribe;

import org.jspecify.annotations.NullMarked;
