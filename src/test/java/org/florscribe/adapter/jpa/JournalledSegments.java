package org.florscribe.adapter.jpa;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.florscribe.platform.keys.LooseKey;
import org.florscribe.platform.keys.SubjectKey;

/** The rows of one copy in a file, a transaction a line: what a killed program leaves is what the next one finds. */
final class JournalledSegments implements Segments {

    private final Path journal;
    private final SubjectKey key;
    private final Runnable beforeRow;

    JournalledSegments(Path journal, UUID practiceId, Runnable beforeRow) {
        this.journal = journal;
        this.key = LooseKey.of(practiceId, new byte[32]);
        this.beforeRow = beforeRow;
    }

    List<Segment> rows() {
        try {
            return Files.exists(journal)
                    ? new ArrayList<>(Files.readAllLines(journal).stream()
                            .flatMap(line -> List.of(line.split(";", -1)).stream())
                            .filter(row -> !row.isEmpty())
                            .map(JournalledSegments::read)
                            .toList())
                    : new ArrayList<>();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Opened open(Place place) {
        return new Opened(key, tail());
    }

    @Override
    public long length(Place place) {
        return tail().length();
    }

    @Override
    public void append(Place place, Tail behind, List<Segment> segments) {
        beforeRow.run();
        String line = segments.stream()
                        .map(it -> it.sequence() + " " + it.objectId() + " " + it.startByte() + " " + it.plainBytes())
                        .collect(Collectors.joining(";"))
                + "\n";
        try {
            Files.writeString(
                    journal, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Stretch from(Place place, long offset) {
        return new Stretch(
                key,
                rows().stream()
                        .filter(segment -> segment.endByte() > offset)
                        .limit(16)
                        .toList());
    }

    @Override
    public List<UUID> delete(Place place) {
        throw new UnsupportedOperationException();
    }

    private Tail tail() {
        List<Segment> rows = rows();
        return rows.isEmpty()
                ? new Tail(0, 0)
                : new Tail(rows.size(), rows.get(rows.size() - 1).endByte());
    }

    private static Segment read(String row) {
        String[] parts = row.split(" ", -1);
        return new Segment(
                Integer.parseInt(parts[0]),
                UUID.fromString(parts[1]),
                Long.parseLong(parts[2]),
                Integer.parseInt(parts[3]));
    }
}
