/** The day's list of visits. */
@NullMarked
package org.florscribe.web.today;

import org.jspecify.annotations.NullMarked;
