/** Findings out of lines, one reader per kind. */
@NullMarked
package org.florscribe.adapter.rules.finding;

import org.jspecify.annotations.NullMarked;
