/** The engine's own vocabulary and how it is found in text. */
@NullMarked
package org.florscribe.adapter.rules.lexicon;

import org.jspecify.annotations.NullMarked;
