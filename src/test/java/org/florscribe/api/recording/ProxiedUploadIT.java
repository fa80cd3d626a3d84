package org.florscribe.api.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.LiveHeap;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.ShippedProxy;
import org.florscribe.testing.tone.ToneEncoder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 1 GB through nginx as it is set up by the configuration that ships, and what is larger than a piece may be. */
@Tag("long")
class ProxiedUploadIT {

    private static final long MB = 1 << 20;

    /** 1.5 hours of 48 kHz stereo: as many bytes as a recording may have. */
    private static final long BYTES = 1L << 30;

    private static final int RATE = 48_000;

    private static final int MOST_PIECE = 25_000_000;
    private static final long MOST_MORE = 32 * MB;

    @Test
    void a_gigabyte_passes_the_proxy_in_pieces_and_the_heap_stays_flat() throws Exception {
        Map<String, String> settings =
                Map.of("PUBLIC_URL", ShippedProxy.PUBLIC_URL, "TRUSTED_PROXIES", "127.0.0.1", "HEAP_MAX", "320m");
        try (RunningProduct product = RunningProduct.start(settings);
                ShippedProxy proxy = ShippedProxy.before(product)) {
            UploadDesk desk = new UploadDesk(product, Clinic.open(product, proxy.door()));
            UUID visit = desk.clinic.newVisitWithConsent();
            tooLargeIsRefusedByUsAndNotByTheProxy(desk, visit);
            UUID upload = desk.announce(visit, BYTES);
            long before = LiveHeap.of(product);
            try (LiveHeap heap = LiveHeap.watch(product)) {
                assertThat(send(desk, upload).recordingId()).isEqualTo(upload.toString());
                System.out.printf(
                        "heap held during 1 GB through the proxy: at most %d MB, %d MB at rest, %d looks%n",
                        heap.most() / MB, before / MB, heap.looks());
                assertThat(heap.most()).isLessThan(before + MOST_MORE);
            }
            Clinic.Answer played = desk.clinic
                    .send(
                            "GET",
                            "/encounters/" + visit + "/audio",
                            BodyPublishers.noBody(),
                            Map.of("Range", "bytes=500000000-500099999"))
                    .expect(206);
            assertThat(played.bytes()).hasSize(100_000);
        }
    }

    private static PieceByPiece send(UploadDesk desk, UUID upload) throws IOException {
        PieceByPiece out = new PieceByPiece(
                (offset, piece) -> desk.put(upload, offset, piece).expect(204).header("Recording-Id"));
        try (out) {
            out.write(ToneEncoder.wavHeader(BYTES - 44, RATE, 2));
            byte[] some = new byte[1 << 16];
            for (int i = 1; i < some.length; i += 2) {
                some[i] = (byte) (i / 200 % 16);
            }
            for (long at = 44; at < BYTES; at += some.length) {
                out.write(some, 0, (int) Math.min(some.length, BYTES - at));
            }
        }
        return out;
    }

    private static void tooLargeIsRefusedByUsAndNotByTheProxy(UploadDesk desk, UUID visit) {
        UUID upload = desk.announce(visit, 40_000_000);
        Clinic.Answer ours = desk.put(upload, 0, new byte[MOST_PIECE + 1]).expect(413);
        assertThat(ours.header("Content-Type")).contains("application/problem+json");
        desk.put(upload, 0, new byte[MOST_PIECE]).expect(204);
        desk.clinic.delete("/uploads/" + upload).expect(204);
    }
}
