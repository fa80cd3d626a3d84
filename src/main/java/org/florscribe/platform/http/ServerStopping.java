package org.florscribe.platform.http;

/** Fired once, when the stop of this node begins: requests in hand are still being finished. */
public record ServerStopping() {}
