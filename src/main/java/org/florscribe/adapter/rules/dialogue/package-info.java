/** Who says what to whom: lines, questions and their answers, and the stages of a visit. */
@NullMarked
package org.florscribe.adapter.rules.dialogue;

import org.jspecify.annotations.NullMarked;
