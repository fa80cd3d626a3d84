/** What a monitoring system reads: the numbers of this node in the text form of Prometheus. */
@NullMarked
package org.florscribe.platform.metrics;

import org.jspecify.annotations.NullMarked;
