/** Where each visit stands, what is tried again, and when a person is asked. */
@NullMarked
package org.florscribe.clinical.pipeline;

import org.jspecify.annotations.NullMarked;
