/**
 * Speech servers for tests: each refuses what its vendor's protocol refuses, hears what is in the audio it is sent and nothing
 * else, and counts what it would have billed.
 */
@NullMarked
package org.florscribe.testing.speech;

import org.jspecify.annotations.NullMarked;
