package org.florscribe.clinical.disclosure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.florscribe.shared.Sha256;

/**
 * A patient's record as a ZIP, written as it is read: sound is opened piece by piece while it goes out. The last file in it lists
 * all others with their SHA-256, in the form that {@code sha256sum --check} reads. Not to be written inside a transaction.
 */
public final class RecordArchive {

    static final String SUMS = "SHA256SUMS";

    private final Instant madeAt;
    private final List<Item> items;

    RecordArchive(Instant madeAt, List<Item> items) {
        this.madeAt = madeAt;
        this.items = List.copyOf(items);
    }

    /** Writes what a file holds. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream target) throws IOException;
    }

    /** A file of the archive. */
    record Item(String path, Content content) {

        static Item of(String path, byte[] bytes) {
            return new Item(path, target -> target.write(bytes));
        }

        static Item of(String path, String text) {
            return of(path, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** @throws org.florscribe.clinical.recording.AudioStoreFailed when sound is not there any more; what was written is no whole archive */
    public void writeTo(OutputStream target) throws IOException {
        List<String> sums = new ArrayList<>();
        var zip = new ZipOutputStream(target);
        for (Item item : items) {
            begin(zip, item.path());
            var counted = new DigestOutputStream(zip, Sha256.begin());
            item.content().writeTo(counted);
            zip.closeEntry();
            sums.add(HexFormat.of().formatHex(counted.getMessageDigest().digest()) + "  " + item.path() + "\n");
        }
        begin(zip, SUMS);
        zip.write(String.join("", sums).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
        zip.flush();
    }

    private void begin(ZipOutputStream zip, String path) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTime(madeAt.toEpochMilli());
        zip.putNextEntry(entry);
    }
}
