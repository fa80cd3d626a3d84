package org.florscribe.clinical.transcript;

/**
 * The event that a vendor says it is done with something. A hint and no more: whoever waits asks the vendor sooner, and believes
 * only what is answered there.
 *
 * @param kind of the engine, such as {@code assemblyai}
 * @param jobId as the sender says; it may be anybody's
 */
public record VendorJobChanged(String kind, String jobId) {}
