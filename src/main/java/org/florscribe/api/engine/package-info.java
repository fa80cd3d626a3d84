/** The engines of a practice: their order, what they may see, how they do and what they cost. */
@NullMarked
package org.florscribe.api.engine;

import org.jspecify.annotations.NullMarked;
