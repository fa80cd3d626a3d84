/** Staff, what each may do, and how they prove who they are. */
@NullMarked
package org.florscribe.practice.identity;

import org.jspecify.annotations.NullMarked;
