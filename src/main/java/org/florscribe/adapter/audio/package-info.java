/** Sound: what a file is, its decoding in Java or by a program that is locked in, and whether somebody speaks in it. */
@NullMarked
package org.florscribe.adapter.audio;

import org.jspecify.annotations.NullMarked;
