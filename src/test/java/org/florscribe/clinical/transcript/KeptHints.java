package org.florscribe.clinical.transcript;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** Hints of vendors in memory, and the book over them. */
public final class KeptHints implements VendorHintRepository {

    public final Set<String> all = new TreeSet<>();

    public VendorHintBook book() {
        return new VendorHintBook(this, Clock.systemUTC());
    }

    @Override
    public void keep(String kind, String jobId, Instant at) {
        all.add(kind + " " + jobId);
    }

    @Override
    public boolean has(String kind, String jobId) {
        return all.contains(kind + " " + jobId);
    }

    @Override
    public void forgetBefore(Instant then) {
        all.clear();
    }
}
