/** Engines that an installation adds as jars. */
@NullMarked
package org.florscribe.adapter.plugin;

import org.jspecify.annotations.NullMarked;
