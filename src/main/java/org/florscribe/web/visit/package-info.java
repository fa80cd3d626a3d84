/** The visit: from consent to the signed note, on one page. */
@NullMarked
package org.florscribe.web.visit;

import org.jspecify.annotations.NullMarked;
