/** The product in a real browser. */
@NullMarked
package org.florscribe.browser;

import org.jspecify.annotations.NullMarked;
