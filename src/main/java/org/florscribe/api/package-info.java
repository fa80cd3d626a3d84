/** Way in: the REST API of docs/api.md. */
@NullMarked
package org.florscribe.api;

import org.jspecify.annotations.NullMarked;
