/** Coming in: sign-in, set-up, invitation and reset links, and going out. */
@NullMarked
package org.florscribe.web.signin;

import org.jspecify.annotations.NullMarked;
