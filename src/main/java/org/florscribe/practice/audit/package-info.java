/** Who saw or changed what; append-only. */
@NullMarked
package org.florscribe.practice.audit;

import org.jspecify.annotations.NullMarked;
