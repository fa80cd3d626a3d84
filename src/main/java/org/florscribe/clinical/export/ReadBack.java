package org.florscribe.clinical.export;

/** Whether the chart gives back what was sent to it. UNREADABLE: delivered, but this connection may not or cannot read it. */
public enum ReadBack {
    PENDING,
    SAME,
    DIFFERENT,
    UNREADABLE
}
