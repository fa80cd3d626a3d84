package org.florscribe.adapter.assemblyai;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.florscribe.clinical.caption.Caption;
import org.florscribe.clinical.caption.CaptionFeed;
import org.florscribe.clinical.caption.CaptionSink;
import org.florscribe.clinical.caption.CaptionStream;
import org.florscribe.platform.outbound.LoopbackClient;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.testing.Await;
import org.florscribe.testing.SetClock;
import org.florscribe.testing.speech.AssemblyAiStreamingServer;
import org.florscribe.testing.speech.AssemblyAiStreamingServer.Fault;
import org.florscribe.testing.tone.Heard;
import org.florscribe.testing.tone.ToneEncoder;
import org.florscribe.testing.tone.ToneLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The captions of a recording, through the real adapter, to a server that is strict about its protocol. */
class CaptionFeedTest {

    private static final int FRAME_MS = 500;
    private static final List<ToneLine> VISIT = List.of(
            ToneLine.of("patient", "My left knee hurts, doctor."),
            ToneLine.of("doctor", "Since when does it hurt?"),
            ToneLine.of("patient", "Since Tuesday morning."));
    private static final Heard TRUTH = ToneEncoder.standard().lead(2_000).truth(VISIT);
    private static final byte[] PCM = ToneEncoder.standard().lead(2_000).pcm(VISIT);

    private final SetClock clock = new SetClock();
    private final AssemblyAiStreamingServer server = AssemblyAiStreamingServer.start("k-1", clock);
    private final Noted noted = new Noted();
    private final AssemblyAiCaptionStream stream =
            new AssemblyAiCaptionStream(new AssemblyAiHttp(LoopbackClient.make(), clock), LoopbackClient.sockets());
    private int frames;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void words_come_while_they_are_spoken_and_partial_text_is_replaced() {
        CaptionFeed feed = feed(access("k-1", server.baseUrl()));

        play(1, feed, PCM);
        feed.ended();
        await(() -> !noted.sessions.isEmpty());

        assertThat(noted.texts()).isEqualTo(spoken());
        assertThat(noted.heard.stream().filter(it -> !it.isFinal())).isNotEmpty();
        for (Caption caption : noted.newest.values()) {
            Heard.Utterance said = TRUTH.utterances().get(caption.utterance());
            assertThat(Math.abs(caption.startMs() - said.startMs())).isLessThan(100);
            assertThat(caption.voice()).contains(said.speaker().equals("patient") ? "A" : "B");
        }
        assertThat(server.sessions()).hasSize(1).allMatch(it -> it.isTerminated());
        assertThat(server.refusals()).isEmpty();
        assertThat(noted.sessions)
                .containsExactly("OK " + server.sessions().get(0).audioMs());
        assertThat(noted.unavailable).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CLOSE", "GARBAGE", "CUT"})
    void a_session_that_fails_is_followed_by_another(Fault fault) {
        server.withNext(fault);
        CaptionFeed feed = feed(access("k-1", server.baseUrl()));

        play(1, feed, new byte[2 * FRAME_MS * 32]);
        await(() -> !noted.sessions.isEmpty());
        clock.pass(Duration.ofSeconds(2));
        play(2, feed, PCM);
        feed.ended();
        await(() -> noted.sessions.size() == 2);

        assertThat(noted.texts()).isEqualTo(spoken());
        assertThat(noted.sessions.get(0)).doesNotStartWith("OK");
        assertThat(server.refusals()).isEmpty();
        assertThat(server.sessions()).hasSize(2);
    }

    @Test
    void a_session_that_never_opens_is_given_up_and_another_is_tried() {
        server.withNext(Fault.HANG);
        CaptionFeed feed = feed(access("k-1", server.baseUrl()));

        heard(feed, new byte[FRAME_MS * 32]);
        await(() -> server.sessions().size() == 1);
        clock.pass(Duration.ofSeconds(11));
        heard(feed, new byte[FRAME_MS * 32]);
        clock.pass(Duration.ofSeconds(1));
        play(2, feed, PCM);
        feed.ended();

        await(() -> noted.texts().equals(spoken()));
        assertThat(server.sessions().get(1).audioMs()).isPositive();
    }

    @Test
    void the_next_session_is_open_before_the_vendor_ends_the_first() {
        server.withNext(Fault.ENDS_SOON);
        CaptionFeed feed = feed(access("k-1", server.baseUrl()));

        play(1, feed, new byte[4 * FRAME_MS * 32]);
        await(() -> server.sessions().size() == 2 && server.sessions().get(0).isTerminated());
        play(2, feed, PCM);
        feed.ended();
        await(() -> noted.sessions.size() == 2);

        assertThat(noted.texts()).isEqualTo(spoken());
        assertThat(noted.sessions).allMatch(it -> it.startsWith("OK"));
    }

    @Test
    void a_backlog_is_left_out_and_later_words_keep_their_place() {
        CaptionFeed feed = feed(access("k-1", server.baseUrl()));
        play(1, feed, new byte[2 * FRAME_MS * 32]);

        for (int i = 0; i < 60; i++) { // half a minute that came at once
            heard(feed, new byte[FRAME_MS * 32]);
        }
        long before = frames * (long) FRAME_MS;
        clock.pass(Duration.ofSeconds(2));
        play(1, feed, PCM);
        feed.ended();
        await(() -> !noted.sessions.isEmpty());

        assertThat(server.refusals()).isEmpty();
        assertThat(noted.texts()).isEqualTo(spoken());
        assertThat(List.copyOf(noted.newest.values()).get(2).startMs() - before)
                .isBetween(
                        TRUTH.utterances().get(2).startMs() - 100,
                        TRUTH.utterances().get(2).startMs() + 100);
    }

    @Test
    void where_one_engine_refuses_the_next_one_hears() {
        CaptionFeed feed = feed(access("wrong", server.baseUrl()), access("k-1", server.baseUrl()));

        heard(feed, new byte[FRAME_MS * 32]);
        await(() -> !noted.sessions.isEmpty());
        play(1, feed, PCM);
        feed.ended();
        await(() -> noted.sessions.size() == 2);

        assertThat(noted.sessions.get(0)).isEqualTo("CONFIGURATION 0");
        assertThat(noted.texts()).isEqualTo(spoken());
    }

    @Test
    void without_an_engine_that_hears_it_is_said_once() {
        CaptionFeed none = feed();
        CaptionFeed refused = feed(access("wrong", server.baseUrl()));

        none.begin();
        heard(none, new byte[FRAME_MS * 32]);
        assertThat(noted.unavailable).hasValue(1);

        heard(refused, new byte[FRAME_MS * 32]);
        await(() -> noted.unavailable.get() == 2);
        heard(refused, new byte[FRAME_MS * 32]);
        assertThat(noted.unavailable).hasValue(2);
    }

    @Test
    void a_pause_ends_the_session_and_the_bill() {
        CaptionFeed feed = feed(access("k-1", server.baseUrl()));
        play(1, feed, PCM);

        feed.paused();
        await(() -> !noted.sessions.isEmpty());
        assertThat(server.sessions()).hasSize(1).allMatch(it -> it.isTerminated());

        play(2, feed, PCM);
        feed.ended();
        await(() -> noted.sessions.size() == 2);
        assertThat(noted.newest).hasSize(6);
    }

    @Test
    void terms_and_domain_go_along_as_the_vendor_wants_them() {
        EngineAccess access = new EngineAccess(
                UUID.randomUUID(),
                "assemblyai",
                "AssemblyAI",
                "https://api.eu.assemblyai.com",
                Optional.of("k-1"),
                Optional.empty(),
                Map.of("domain", "medical-v1"));

        URI address = AssemblyAiCaptionStream.address(
                AssemblyAiCaptionStream.streaming(access),
                new CaptionStream.Terms(Optional.empty(), List.of("metoprolol", "x".repeat(51))),
                "t");

        assertThat(address.getHost()).isEqualTo("streaming.eu.assemblyai.com");
        assertThat(address.getQuery()).contains("keyterms_prompt=[\"metoprolol\"]", "domain=medical-v1", "token=t");
    }

    private CaptionFeed feed(EngineAccess... engines) {
        List<CaptionFeed.Option> options = Arrays.stream(engines)
                .map(access -> new CaptionFeed.Option(
                        access.id(),
                        listener ->
                                stream.open(access, new CaptionStream.Terms(Optional.empty(), List.of()), listener)))
                .toList();
        return new CaptionFeed(options, 0, noted, clock, () -> 1);
    }

    private EngineAccess access(String key, String baseUrl) {
        return new EngineAccess(
                UUID.randomUUID(), "assemblyai", "AssemblyAI", baseUrl, Optional.of(key), Optional.empty(), Map.of());
    }

    /** As the microphone gives it; the server is given the time to open this session of its. */
    private void play(int session, CaptionFeed feed, byte[] pcm) {
        for (int at = 0; at < pcm.length; at += FRAME_MS * 32) {
            heard(feed, Arrays.copyOfRange(pcm, at, Math.min(pcm.length, at + FRAME_MS * 32)));
            if (at == 0) {
                await(() -> server.sessions().size() == session
                        && server.sessions().get(session - 1).audioMs() > 0);
            }
        }
    }

    private void heard(CaptionFeed feed, byte[] pcm) {
        clock.pass(Duration.ofMillis(pcm.length / 32));
        feed.heard(frames * (long) FRAME_MS, pcm);
        frames++;
    }

    private static List<String> spoken() {
        return TRUTH.utterances().stream().map(Heard.Utterance::text).toList();
    }

    private static void await(BooleanSupplier holds) {
        try {
            Await.until("captions", Duration.ofSeconds(10), holds::getAsBoolean);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Noted implements CaptionSink {

        private final List<Caption> heard = Collections.synchronizedList(new ArrayList<>());
        private final Map<Integer, Caption> newest = Collections.synchronizedMap(new TreeMap<>());
        private final List<String> sessions = Collections.synchronizedList(new ArrayList<>());
        private final AtomicInteger unavailable = new AtomicInteger();

        @Override
        public void caption(Caption caption) {
            heard.add(caption);
            newest.put(caption.utterance(), caption);
        }

        @Override
        public void unavailable() {
            unavailable.incrementAndGet();
        }

        @Override
        public void sessionOver(UUID engineId, long audioMs, Optional<EngineFailure> why) {
            sessions.add(why.map(EngineFailure::fault).map(EngineFault::name).orElse("OK") + " " + audioMs);
        }

        List<String> texts() {
            synchronized (newest) {
                return newest.values().stream().map(Caption::text).toList();
            }
        }
    }
}
