/** ConText: whether a concept is negated, uncertain, another person's or of another time. */
@NullMarked
package org.florscribe.adapter.rules.context;

import org.jspecify.annotations.NullMarked;
