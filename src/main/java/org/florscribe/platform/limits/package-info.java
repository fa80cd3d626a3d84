/** How much one caller may ask for: counters that all nodes share and that outlive a restart (security.md 2.12). */
@NullMarked
package org.florscribe.platform.limits;

import org.jspecify.annotations.NullMarked;
