/** Data sources, migrations, and the transaction that knows its practice. */
@NullMarked
package org.florscribe.platform.persistence;

import org.jspecify.annotations.NullMarked;
