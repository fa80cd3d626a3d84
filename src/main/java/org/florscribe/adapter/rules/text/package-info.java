/** The text layer: ordinary spelling, words, sentences and numbers out of speech. */
@NullMarked
package org.florscribe.adapter.rules.text;

import org.jspecify.annotations.NullMarked;
