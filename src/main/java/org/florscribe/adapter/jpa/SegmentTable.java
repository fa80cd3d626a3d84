package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.florscribe.clinical.recording.AudioCopy;
import org.florscribe.clinical.recording.AudioSegments;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.NotFound;

/**
 * Which object is which part of which copy: the table {@code audio_segment}. Each verb is a short transaction of its own,
 * except {@link #delete}. Practices are given by id because a stream may be read on a thread that nobody signed in on.
 */
@ApplicationScoped
public class SegmentTable implements Segments, AudioSegments {

    /** Rows a reader takes at a time. It asks for the key again with each, so that one destroyed meanwhile is soon felt. */
    private static final int TAKEN_AT_ONCE = 16;

    private static final String OWNER = "select encounter_id, state from recording where practice_id = ? and id = ?";
    private static final String OWNER_FOR_CHANGE = OWNER + " for update";
    private static final String OF_COPY = " where practice_id = ? and recording_id = ? and copy = ?";

    private final TenantTransaction tenants;
    private final VisitKeys keys;
    private final Sql sql;
    private final Clock clock;

    @Inject
    SegmentTable(TenantTransaction tenants, VisitKeys keys, Sql sql, Clock clock) {
        this.tenants = tenants;
        this.keys = keys;
        this.sql = sql;
        this.clock = clock;
    }

    private record Owner(UUID encounterId, String stage) {

        boolean takes(AudioCopy copy) {
            return copy == AudioCopy.ORIGINAL ? stage.equals("RECEIVING") : !stage.equals("DESTROYED");
        }
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Opened open(Place place) {
        tenants.enter(place.practiceId());
        Owner owner = owner(place, OWNER);
        if (!owner.takes(place.copy())) {
            throw writtenElsewhere();
        }
        return new Opened(keys.of(owner.encounterId()), tail(place));
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public long length(Place place) {
        tenants.enter(place.practiceId());
        return tail(place).length();
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void append(Place place, Tail behind, List<Segment> segments) {
        tenants.enter(place.practiceId());
        Owner owner = owner(place, OWNER_FOR_CHANGE);
        if (!owner.takes(place.copy()) || !tail(place).equals(behind)) {
            throw writtenElsewhere();
        }
        keys.of(owner.encounterId()); // destroyed meanwhile: what was sealed with it is nothing to refer to
        sql.update(
                "insert into audio_segment"
                        + " (practice_id, recording_id, copy, sequence, object_id, start_byte, plain_bytes, stored_at)"
                        + " select ?, ?, ?, s.n::integer, s.object::uuid, s.start::bigint, s.size::integer, ?"
                        + " from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as s (n, object, start, size)",
                place.practiceId(),
                place.recordingId(),
                place.copy(),
                clock.instant(),
                texts(segments.stream().map(Segment::sequence).toList()),
                texts(segments.stream().map(Segment::objectId).toList()),
                texts(segments.stream().map(Segment::startByte).toList()),
                texts(segments.stream().map(Segment::plainBytes).toList()));
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Stretch from(Place place, long offset) {
        tenants.enter(place.practiceId());
        List<Segment> segments = sql.list(
                "select sequence, object_id, start_byte, plain_bytes from audio_segment" + OF_COPY
                        + " and start_byte >= (select max(start_byte) from audio_segment" + OF_COPY
                        + " and start_byte <= ?) order by sequence limit " + TAKEN_AT_ONCE,
                row -> new Segment(
                        row.getInt("sequence"),
                        Sql.uuid(row, "object_id"),
                        row.getLong("start_byte"),
                        row.getInt("plain_bytes")),
                place.practiceId(),
                place.recordingId(),
                place.copy(),
                place.practiceId(),
                place.recordingId(),
                place.copy(),
                offset);
        return new Stretch(keys.of(owner(place, OWNER).encounterId()), segments);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> delete(Place place) {
        tenants.enter(place.practiceId());
        // a writer that is about to refer to more waits, and then finds its place taken away
        owner(place, OWNER_FOR_CHANGE);
        return sql.list(
                "delete from audio_segment" + OF_COPY + " returning object_id",
                row -> Sql.uuid(row, "object_id"),
                place.practiceId(),
                place.recordingId(),
                place.copy());
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<UUID> referredTo(Collection<UUID> objectIds) {
        return Set.copyOf(sql.list(
                "select object_id from audio_segment where practice_id = ? and object_id = any(?::uuid[])",
                row -> Sql.uuid(row, "object_id"),
                tenants.practice(),
                texts(List.copyOf(objectIds))));
    }

    private Owner owner(Place place, String question) {
        return sql.first(
                        question,
                        row -> new Owner(Sql.uuid(row, "encounter_id"), row.getString("state")),
                        place.practiceId(),
                        place.recordingId())
                .orElseThrow(NotFound::new);
    }

    private Tail tail(Place place) {
        return sql.first(
                        "select sequence + 1 as next, start_byte + plain_bytes as length from audio_segment" + OF_COPY
                                + " order by sequence desc limit 1",
                        row -> new Tail(row.getInt("next"), row.getLong("length")),
                        place.practiceId(),
                        place.recordingId(),
                        place.copy())
                .orElse(new Tail(0, 0));
    }

    private static Conflict writtenElsewhere() {
        return new Conflict(
                "written-elsewhere", "Somebody else is writing this recording, or it is complete. Look at it again.");
    }

    private static String[] texts(List<?> values) {
        return values.stream().map(Object::toString).toArray(String[]::new);
    }
}
