/** Engines that speak OpenAI's protocol: its own, and servers made after it. */
@NullMarked
package org.florscribe.adapter.openai;

import org.jspecify.annotations.NullMarked;
