package org.florscribe.clinical.recording;

import java.io.InputStream;

/** Reads a copy from anywhere in it, holding one segment at a time. */
public interface AudioReader {

    /** In bytes. */
    long length();

    /** From this byte to the end; the stream throws {@link AudioStoreFailed} when a segment is not there or not ours. */
    InputStream from(long offset);
}
