/** A strict server of chat completions for tests, which answers from the conversation it is sent. */
@NullMarked
package org.florscribe.testing.model;

import org.jspecify.annotations.NullMarked;
