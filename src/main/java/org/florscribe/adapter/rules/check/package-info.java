/** Statements against what they cite. */
@NullMarked
package org.florscribe.adapter.rules.check;

import org.jspecify.annotations.NullMarked;
