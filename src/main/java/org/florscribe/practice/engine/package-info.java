/** The engines a practice works with: which, in what order, what they may see, how they do and what they cost. */
@NullMarked
package org.florscribe.practice.engine;

import org.jspecify.annotations.NullMarked;
