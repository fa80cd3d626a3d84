/** The WAR that runs by itself: checks the settings, starts the database and the server, and watches both. */
@NullMarked
package org.florscribe.platform.launcher;

import org.jspecify.annotations.NullMarked;
