/** The few types that every ring may use. */
@NullMarked
package org.florscribe.shared;

import org.jspecify.annotations.NullMarked;
