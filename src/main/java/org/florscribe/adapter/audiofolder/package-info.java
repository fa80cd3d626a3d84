/** Way out: a folder of this machine, where sealed audio lies when no object storage is set up. */
@NullMarked
package org.florscribe.adapter.audiofolder;

import org.jspecify.annotations.NullMarked;
