/** Whom a practice wants told what happens to its visits: addresses, signing secrets, and a log of every telling. Ids only, no patient data. */
@NullMarked
package org.florscribe.practice.webhook;

import org.jspecify.annotations.NullMarked;
