package org.florscribe.platform.jobs;

/** Jobs are being taken from now on; what an earlier run left unfinished can be put back. */
public record JobServerStarted() {}
