/**
 * Tone-coded speech for tests: text as audible tones, and back. Whatever the product loses, doubles, reorders or mixes up on the
 * way shows as words that are missing, doubled, reordered or with the wrong voice or time. No audio, no words.
 */
@NullMarked
package org.florscribe.testing.tone;

import org.jspecify.annotations.NullMarked;
