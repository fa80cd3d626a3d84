package org.florscribe.api.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.florscribe.testing.WavFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Listening over the API: all of it, any stretch of it, and what stays of it in the access log. */
class ListeningIT {

    private static final String TALK = "Doctor: What brings you in?\nPatient: I have had a cough for two weeks.\n";

    private static RunningProduct product;
    private static Clinic clinic;
    private static UUID visit;
    private static byte[] all;

    @BeforeAll
    static void a_recorded_visit() {
        product = RunningProduct.shared();
        clinic = Clinic.open(product, Clinic.Door.http11(product));
        visit = clinic.newVisitWithConsent();
        clinic.send(
                        "POST",
                        "/encounters/" + visit + "/audio",
                        BodyPublishers.ofByteArray(WavFile.of(3, 20_301)),
                        Map.of("Content-Type", "audio/wav"))
                .expect(202);
        clinic.attach(visit, "text/plain", TALK).expect(202);
        clinic.awaitDraft(visit);
        all = listen(Map.of()).expect(200).bytes();
    }

    @Test
    void all_of_it_is_a_wav_file_that_nobody_keeps_or_runs() {
        Clinic.Answer whole = listen(Map.of()).expect(200);

        assertThat(whole.header("Content-Type")).contains("audio/wav");
        assertThat(whole.header("Content-Length")).contains(Integer.toString(all.length));
        assertThat(whole.header("Accept-Ranges")).contains("bytes");
        assertThat(whole.header("Cache-Control")).contains("no-store");
        assertThat(whole.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(whole.header("Content-Security-Policy").orElse("")).contains("sandbox");
        assertThat(whole.header("Content-Disposition")).contains("inline; filename=\"visit-audio\"");
        assertThat(new String(all, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
    }

    @Test
    void any_stretch_is_that_part_of_it() {
        int length = all.length;
        stretch("bytes=0-0", 0, 1);
        stretch("bytes=40-1039", 40, 1_040);
        stretch("bytes=" + (length / 2) + "-", length / 2, length);
        stretch("bytes=-100", length - 100, length);
        stretch("bytes=" + (length - 5) + "-" + (length + 500), length - 5, length);
    }

    @Test
    void a_stretch_that_is_not_there_is_refused_and_says_how_long_it_is() {
        Clinic.Answer none =
                listen(Map.of("Range", "bytes=" + all.length + "-")).expect(416);

        assertThat(none.slug()).isEqualTo("range-not-satisfiable");
        assertThat(none.header("Content-Range")).contains("bytes */" + all.length);
    }

    @Test
    void several_stretches_or_nonsense_give_all_of_it() {
        for (String range : new String[] {"bytes=0-1,4-5", "bytes=9-3", "lines=1-2"}) {
            assertThat(listen(Map.of("Range", range)).expect(200).bytes()).hasSameSizeAs(all);
        }
    }

    @Test
    void a_stretch_of_what_is_another_file_by_now_is_not_given() {
        String tag = listen(Map.of()).expect(200).etag();

        listen(Map.of("Range", "bytes=0-9", "If-Range", tag)).expect(206);
        assertThat(listen(Map.of("Range", "bytes=0-9", "If-Range", "\"another\""))
                        .expect(200)
                        .bytes())
                .hasSameSizeAs(all);
    }

    @Test
    void its_head_tells_the_length_without_a_byte_of_it() {
        Clinic.Answer head = clinic.send(
                "HEAD", "/encounters/" + visit + "/audio", BodyPublishers.noBody(), Map.of("Range", "bytes=0-9"));

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.bytes()).isEmpty();
        assertThat(head.header("Content-Length")).contains(Integer.toString(all.length));
    }

    @Test
    void many_stretches_are_one_listening_for_each_person() throws SQLException {
        Clinic colleague = clinic.colleague("Harlow", "CLINICIAN");
        for (int i = 0; i < 5; i++) {
            listen(Map.of("Range", "bytes=" + i * 100 + "-" + (i * 100 + 99))).expect(206);
            colleague
                    .send(
                            "GET",
                            "/encounters/" + visit + "/audio",
                            BodyPublishers.noBody(),
                            Map.of("Range", "bytes=0-99"))
                    .expect(206);
        }

        assertThat(listenings()).isEqualTo(2);
    }

    @Test
    void whoever_may_not_see_the_chart_hears_nothing_and_nothing_to_hear_is_not_there() {
        Clinic auditor = clinic.colleague("Quill", "AUDITOR");
        UUID silent = clinic.newVisit();

        auditor.get("/encounters/" + visit + "/audio", "*/*").expect(404);
        auditor.get("/encounters/" + visit + "/audio/peaks").expect(404);
        clinic.get("/encounters/" + silent + "/audio", "*/*").expect(404);
        clinic.get("/encounters/" + silent + "/audio/peaks").expect(404);
    }

    @Test
    void its_outline_is_at_most_six_hundred_bars() {
        var peaks =
                clinic.get("/encounters/" + visit + "/audio/peaks").expect(200).json();

        assertThat(peaks.get("startsAtMs").asLong()).isZero();
        assertThat(peaks.get("bars").size()).isLessThanOrEqualTo(600);
        peaks.get("bars").forEach(bar -> assertThat(bar.asInt()).isBetween(0, 255));
    }

    private static void stretch(String range, int from, int to) {
        Clinic.Answer some = listen(Map.of("Range", range)).expect(206);

        assertThat(some.bytes()).as(range).isEqualTo(Arrays.copyOfRange(all, from, to));
        assertThat(some.header("Content-Range")).contains("bytes " + from + "-" + (to - 1) + "/" + all.length);
    }

    private static Clinic.Answer listen(Map<String, String> headers) {
        return clinic.send("GET", "/encounters/" + visit + "/audio", BodyPublishers.noBody(), headers);
    }

    private static long listenings() throws SQLException {
        return new Tables(product)
                .column(
                        clinic.practiceId(),
                        "select id from audit_event where action = 'AUDIO_LISTENED' and object_id = ?",
                        visit)
                .size();
    }
}
