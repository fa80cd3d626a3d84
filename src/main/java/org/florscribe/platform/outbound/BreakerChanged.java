package org.florscribe.platform.outbound;

import java.util.Optional;
import java.util.UUID;

/**
 * The event that calls to somebody outside are held back from now on, or pass again.
 *
 * @param target whom of that kind, such as a connection's id
 * @param why the set word of the failure that began it; empty when calls pass again
 */
public record BreakerChanged(Dependency dependency, UUID target, CircuitBreaker.State state, Optional<String> why) {}
