/** Way out that stays in: the built-in engine, with no network and no model. */
@NullMarked
package org.florscribe.adapter.rules;

import org.jspecify.annotations.NullMarked;
