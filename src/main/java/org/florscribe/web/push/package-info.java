/** Tells open pages that something they show has changed. Ids only; the page then asks for what it may see. */
@NullMarked
package org.florscribe.web.push;

import org.jspecify.annotations.NullMarked;
