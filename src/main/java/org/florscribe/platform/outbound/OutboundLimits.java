package org.florscribe.platform.outbound;

import java.time.Duration;

/**
 * How long a call may take, and how much come back.
 *
 * @param connect for each address that the name stands for; never more than nine tenths of the deadline
 * @param headers from the last byte that was sent to the head of the answer
 * @param idle without a byte sent or received, but for the wait for the head
 * @param deadline for the whole call, from connecting to the last byte
 * @param mostBytes of the answer's body, after decompression
 */
public record OutboundLimits(Duration connect, Duration headers, Duration idle, Duration deadline, int mostBytes) {}
