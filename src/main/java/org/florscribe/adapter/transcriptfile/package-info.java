/** Way in for conversations recorded elsewhere: WebVTT, SRT, labelled text, JSON. */
@NullMarked
package org.florscribe.adapter.transcriptfile;

import org.jspecify.annotations.NullMarked;
