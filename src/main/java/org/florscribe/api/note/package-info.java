/** Way in: what was said in a visit, what was found in it, and the note. */
@NullMarked
package org.florscribe.api.note;

import org.jspecify.annotations.NullMarked;
