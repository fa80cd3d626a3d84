/** What /health tells, and to whom. */
@NullMarked
package org.florscribe.platform.health;

import org.jspecify.annotations.NullMarked;
