/** Audio of a visit: how it comes, is kept, measured, listened to and destroyed. */
@NullMarked
package org.florscribe.clinical.recording;

import org.jspecify.annotations.NullMarked;
