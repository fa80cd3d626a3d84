/** Slow hashing of passwords with Bouncy Castle: Argon2id, and bcrypt for accounts that were brought along. */
@NullMarked
package org.florscribe.adapter.password;

import org.jspecify.annotations.NullMarked;
