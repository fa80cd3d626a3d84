/** Mail over SMTP. */
@NullMarked
package org.florscribe.adapter.smtp;

import org.jspecify.annotations.NullMarked;
