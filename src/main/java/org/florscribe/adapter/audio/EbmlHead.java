package org.florscribe.adapter.audio;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the head of a WebM or Matroska file says of itself. */
final class EbmlHead {

    private static final long HEADER = 0x1A45DFA3L;
    private static final long DOC_TYPE = 0x4282;
    private static final long SEGMENT = 0x18538067L;
    private static final long TRACKS = 0x1654AE6BL;
    private static final long TRACK = 0xAE;
    private static final long TRACK_TYPE = 0x83;
    private static final long CLUSTER = 0x1F43B675L;

    private final byte[] bytes;
    private String docType = "";
    private boolean tracksSeen;
    private boolean picture;

    private EbmlHead(byte[] bytes) {
        this.bytes = bytes;
    }

    static Optional<SoundType> type(byte[] bytes) {
        EbmlHead head = new EbmlHead(bytes);
        head.walk(0, bytes.length);
        return switch (head.docType) {
            case "webm" -> Optional.of(head.picture || !head.tracksSeen ? SoundType.WEBM_VIDEO : SoundType.WEBM);
            case "matroska" -> Optional.of(SoundType.MATROSKA);
            default -> Optional.empty();
        };
    }

    private void walk(int from, int end) {
        int at = from;
        while (at < end) {
            int idLength = Integer.numberOfLeadingZeros(bytes[at] & 0xFF) - 23;
            int sizeAt = at + idLength;
            if (idLength > 4 || sizeAt >= end) {
                return;
            }
            int sizeLength = Integer.numberOfLeadingZeros(bytes[sizeAt] & 0xFF) - 23;
            int content = sizeAt + sizeLength;
            if (sizeLength > 8 || content > end) {
                return;
            }
            long id = FileWalk.big(bytes, at, idLength);
            long size = FileWalk.big(bytes, sizeAt, sizeLength) & FileWalk.ones(sizeLength);
            int contentEnd = (int) Math.min(end, content + Math.min(size, bytes.length));
            if (id == CLUSTER) {
                return;
            }
            look(id, content, contentEnd);
            at = contentEnd;
        }
    }

    private void look(long id, int from, int end) {
        if (id == HEADER || id == SEGMENT || id == TRACKS || id == TRACK) {
            tracksSeen |= id == TRACKS;
            walk(from, end);
        } else if (id == DOC_TYPE) {
            docType = new String(bytes, from, end - from, StandardCharsets.US_ASCII).replace("\0", "");
        } else if (id == TRACK_TYPE && end > from) {
            picture |= bytes[end - 1] == 1;
        }
    }
}
