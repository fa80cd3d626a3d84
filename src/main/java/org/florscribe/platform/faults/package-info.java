/** What goes wrong without anybody having thought of it: one place that logs and counts it. */
@NullMarked
package org.florscribe.platform.faults;

import org.jspecify.annotations.NullMarked;
