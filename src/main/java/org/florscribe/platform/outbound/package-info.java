/** The one guarded client for every outgoing call. */
@NullMarked
package org.florscribe.platform.outbound;

import org.jspecify.annotations.NullMarked;
