/** How well engines do on visits whose notes are signed. Figures leave this package, words do not. */
@NullMarked
package org.florscribe.clinical.evaluation;

import org.jspecify.annotations.NullMarked;
