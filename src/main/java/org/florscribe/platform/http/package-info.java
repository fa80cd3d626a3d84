/** What stands before every request: host, headers, CSRF, identity, limits, correlation id. */
@NullMarked
package org.florscribe.platform.http;

import org.jspecify.annotations.NullMarked;
