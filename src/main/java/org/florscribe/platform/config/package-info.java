/** Every setting, in one place, checked before anything starts. */
@NullMarked
package org.florscribe.platform.config;

import org.jspecify.annotations.NullMarked;
