/** The sections of a note out of lines and findings, each sentence with its evidence. */
@NullMarked
package org.florscribe.adapter.rules.draft;

import org.jspecify.annotations.NullMarked;
