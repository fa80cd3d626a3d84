/** Clinical findings, each with the utterances it rests on. */
@NullMarked
package org.florscribe.clinical.extraction;

import org.jspecify.annotations.NullMarked;
