/** Finding, adding and correcting patients, and planning their visits. */
@NullMarked
package org.florscribe.web.patient;

import org.jspecify.annotations.NullMarked;
