/** The key envelope: master, practice, patient or visit, field. */
@NullMarked
package org.florscribe.platform.keys;

import org.jspecify.annotations.NullMarked;
