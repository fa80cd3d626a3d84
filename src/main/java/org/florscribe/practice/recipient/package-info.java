/** Who outside this machine receives something of a practice, what, and why: told from the settings that are in force. */
@NullMarked
package org.florscribe.practice.recipient;

import org.jspecify.annotations.NullMarked;
