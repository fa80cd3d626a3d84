/** What everybody may see and change about themselves. */
@NullMarked
package org.florscribe.web.account;

import org.jspecify.annotations.NullMarked;
