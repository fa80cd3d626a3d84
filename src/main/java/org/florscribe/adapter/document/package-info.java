/** The signed or drafted note as PDF, text and HTML. */
@NullMarked
package org.florscribe.adapter.document;

import org.jspecify.annotations.NullMarked;
