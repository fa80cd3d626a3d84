/** Letters to staff: invitations and resets. No patient data is ever mailed. */
@NullMarked
package org.florscribe.practice.mail;

import org.jspecify.annotations.NullMarked;
