/** Recordings for tests: of every kind that is taken, and awkward ones. */
@NullMarked
package org.florscribe.testing.sound;

import org.jspecify.annotations.NullMarked;
