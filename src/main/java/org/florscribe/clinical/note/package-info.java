/** The draft and its review: no statement without its evidence or a person behind it. */
@NullMarked
@Vetoed // until visits and engines are stored and made: a bean without what it needs would stop the whole product
package org.florscribe.clinical.note;

import jakarta.enterprise.inject.Vetoed;
import org.jspecify.annotations.NullMarked;
