/** What one node tells the others on the same database. */
@NullMarked
package org.florscribe.platform.news;

import org.jspecify.annotations.NullMarked;
