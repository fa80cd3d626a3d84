package org.florscribe.clinical.transcript;

import java.util.Optional;

/** What a vendor was given for one piece of audio: durable as soon as a verb returns. */
public interface VendorJobs {

    /**
     * One try.
     *
     * @param uploadUrl where the vendor put the audio
     * @param jobId of the transcription, once it was asked for
     */
    record VendorJob(Optional<String> uploadUrl, Optional<String> jobId) {}

    /** What is known from a try before this one, and not deleted there. */
    Optional<VendorJob> find();

    void uploaded(String uploadUrl);

    void started(String jobId);

    /** The vendor has deleted its copy: the time is kept as proof. */
    void deleted(String jobId);
}
