/** Coming in over the API: set-up, tokens, one's own account, staff, invitations and the practice's profile. */
@NullMarked
package org.florscribe.api.identity;

import org.jspecify.annotations.NullMarked;
