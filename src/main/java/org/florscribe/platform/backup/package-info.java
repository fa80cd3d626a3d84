/** Backups: data and keys in two sets apart, sealed before they leave the process, and the way back. */
@NullMarked
package org.florscribe.platform.backup;

import org.jspecify.annotations.NullMarked;
