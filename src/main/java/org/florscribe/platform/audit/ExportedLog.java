package org.florscribe.platform.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.audit.CanonicalForm;
import org.florscribe.practice.audit.ChainFault;
import org.florscribe.practice.audit.ChainHead;
import org.florscribe.practice.audit.ChainVerification;
import org.florscribe.practice.audit.StoredLine;

/**
 * The access log of a practice as a file of text, to be checked where the database is not. First {@code florscribe-audit 1
 * PRACTICE}, then {@code anchor} and {@code head} with an {@code audit-head} behind each where there is one, then for each line
 * its canonical form in base64, its hash and its seal in hexadecimal.
 */
final class ExportedLog {

    private static final String TITLE = "florscribe-audit 1 ";
    private static final String ANCHOR = "anchor ";
    private static final String HEAD = "head ";

    private ExportedLog() {}

    static void begin(PrintStream out, UUID practice, Optional<ChainHead> anchor, Optional<ChainHead> head) {
        out.println(TITLE + practice);
        anchor.ifPresent(it -> out.println(ANCHOR + it.words()));
        head.ifPresent(it -> out.println(HEAD + it.words()));
    }

    /** @throws IllegalArgumentException for a line that has no canonical form, because somebody changed it */
    static void write(PrintStream out, StoredLine line) {
        out.println(Base64.getEncoder().encodeToString(CanonicalForm.of(line.entry(), line.form())) + " "
                + HexFormat.of().formatHex(line.hash()) + " "
                + HexFormat.of().formatHex(line.seal()));
    }

    /** What a file says, checked against heads that left the machine; seals cannot be checked without the key. */
    static Checked check(BufferedReader in, List<ChainHead> heads) throws IOException {
        String title = in.readLine();
        if (title == null || !title.startsWith(TITLE)) {
            throw new IllegalArgumentException("The file is no exported access log");
        }
        UUID practice = UUID.fromString(title.substring(TITLE.length()));
        Optional<ChainHead> anchor = Optional.empty();
        Optional<ChainHead> head = Optional.empty();
        String line = in.readLine();
        while (line != null && (line.startsWith(ANCHOR) || line.startsWith(HEAD))) {
            if (line.startsWith(ANCHOR)) {
                anchor = ChainHead.in(line);
            } else {
                head = ChainHead.in(line);
            }
            line = in.readLine();
        }
        var verification = new ChainVerification(practice, anchor, heads, Optional.empty());
        boolean more = true;
        while (more && line != null) {
            Optional<StoredLine> read = read(line);
            if (read.isEmpty()) {
                return new Checked(
                        practice,
                        verification,
                        Optional.of(ChainFault.gone(
                                ChainFault.Kind.CHANGED, verification.last().seq() + 1)));
            }
            more = verification.next(read.get());
            line = in.readLine();
        }
        return new Checked(practice, verification, verification.end(head));
    }

    record Checked(UUID practice, ChainVerification verification, Optional<ChainFault> fault) {}

    private static Optional<StoredLine> read(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(new StoredLine(
                    CanonicalForm.read(Base64.getDecoder().decode(parts[0])),
                    CanonicalForm.CURRENT,
                    HexFormat.of().parseHex(parts[1]),
                    HexFormat.of().parseHex(parts[2])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
