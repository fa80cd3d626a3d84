package org.florscribe.testing.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.transcript.VendorJobs;

/** What was noted of one piece at a vendor, kept in memory as the database keeps it. */
public final class NotedJobs implements VendorJobs {

    private final List<String> notes = new ArrayList<>();
    private Optional<VendorJob> known = Optional.empty();

    @Override
    public Optional<VendorJob> find() {
        return known;
    }

    @Override
    public void uploaded(String uploadUrl) {
        notes.add("uploaded");
        known = Optional.of(new VendorJob(Optional.of(uploadUrl), Optional.empty()));
    }

    @Override
    public void started(String jobId) {
        notes.add("started");
        known = Optional.of(new VendorJob(known.flatMap(VendorJob::uploadUrl), Optional.of(jobId)));
    }

    @Override
    public void deleted(String jobId) {
        notes.add("deleted");
        known = Optional.empty();
    }

    /** What was told, in order. */
    public List<String> notes() {
        return List.copyOf(notes);
    }
}
