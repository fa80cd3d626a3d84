package org.florscribe.adapter.jpa;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.florscribe.platform.keys.LooseKey;
import org.florscribe.platform.keys.SubjectKey;
import org.florscribe.shared.Conflict;

/** The rows of segments in memory, each recording with a key of its own. */
final class HeldSegments implements Segments {

    private final Map<UUID, SubjectKey> keys = new HashMap<>();
    private final Map<Place, List<Segment>> rows = new HashMap<>();

    boolean isAway;

    List<Segment> of(Place place) {
        return rows.computeIfAbsent(place, it -> new ArrayList<>());
    }

    @Override
    public Opened open(Place place) {
        return new Opened(key(place), tail(place));
    }

    @Override
    public long length(Place place) {
        return tail(place).length();
    }

    @Override
    public void append(Place place, Tail behind, List<Segment> segments) {
        if (isAway) {
            throw new IllegalStateException("the database went away");
        }
        if (!tail(place).equals(behind)) {
            throw new Conflict("written-elsewhere", "Written elsewhere.");
        }
        of(place).addAll(segments);
    }

    @Override
    public Stretch from(Place place, long offset) {
        return new Stretch(
                key(place),
                of(place).stream()
                        .filter(segment -> segment.endByte() > offset)
                        .limit(2)
                        .toList());
    }

    @Override
    public List<UUID> delete(Place place) {
        List<UUID> objects = of(place).stream().map(Segment::objectId).toList();
        rows.remove(place);
        return objects;
    }

    private SubjectKey key(Place place) {
        return keys.computeIfAbsent(place.recordingId(), it -> LooseKey.of(place.practiceId()));
    }

    private Tail tail(Place place) {
        List<Segment> segments = of(place);
        return segments.isEmpty()
                ? new Tail(0, 0)
                : new Tail(segments.size(), segments.get(segments.size() - 1).endByte());
    }
}
