/** How good an engine's work is: figures that compare with published ones. Nothing here knows an engine or a file. */
@NullMarked
package org.florscribe.clinical.quality;

import org.jspecify.annotations.NullMarked;
