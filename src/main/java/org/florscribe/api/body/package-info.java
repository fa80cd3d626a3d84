/** How bodies are read and written: strict JSON within limits. */
@NullMarked
package org.florscribe.api.body;

import org.jspecify.annotations.NullMarked;
