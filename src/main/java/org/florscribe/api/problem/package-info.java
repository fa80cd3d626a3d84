/** What a call answers when it cannot do what was asked: RFC 9457 problems, in words, with nothing of our inside. */
@NullMarked
package org.florscribe.api.problem;

import org.jspecify.annotations.NullMarked;
