/** The quality harness: runs the engine's classes on files of visits, without a server, and measures what comes of it. */
@NullMarked
package org.florscribe.adapter.rules.harness;

import org.jspecify.annotations.NullMarked;
