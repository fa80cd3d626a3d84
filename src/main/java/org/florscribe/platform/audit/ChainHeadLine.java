package org.florscribe.platform.audit;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.practice.audit.ChainHead;

/** A head as it was put out, and the signature behind it, if it has one. */
record ChainHeadLine(ChainHead head, Optional<byte[]> signature) {

    /** An Ed25519 signature in base64. */
    private static final Pattern SIGNED = Pattern.compile("audit-head 1 \\S+ \\d+ [0-9a-f]{64} ([A-Za-z0-9+/]{86}==)");

    static Optional<ChainHeadLine> in(String line) {
        return ChainHead.in(line).map(head -> {
            Matcher matcher = SIGNED.matcher(line);
            return new ChainHeadLine(
                    head,
                    matcher.find() ? Optional.of(Base64.getDecoder().decode(matcher.group(1))) : Optional.empty());
        });
    }
}
