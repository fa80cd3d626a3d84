/** The draft and its review: no statement without its evidence or a person behind it. */
@NullMarked
package org.florscribe.clinical.note;

import org.jspecify.annotations.NullMarked;
