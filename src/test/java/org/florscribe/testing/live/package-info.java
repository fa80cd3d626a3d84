/** One who records, by the published protocol and nothing else. */
@NullMarked
package org.florscribe.testing.live;

import org.jspecify.annotations.NullMarked;
