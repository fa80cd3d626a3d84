/** The practice's own administration. */
@NullMarked
package org.florscribe.web.admin;

import org.jspecify.annotations.NullMarked;
