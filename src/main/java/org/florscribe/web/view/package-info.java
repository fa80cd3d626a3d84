/** What all pages share: their frame, their forms, and what they say when a use case refuses. */
@NullMarked
package org.florscribe.web.view;

import org.jspecify.annotations.NullMarked;
