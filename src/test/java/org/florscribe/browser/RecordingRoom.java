package org.florscribe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.florscribe.testing.Await;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.florscribe.testing.speech.OpenAiSpeechServer;
import org.florscribe.testing.tone.Heard;
import org.florscribe.testing.tone.ToneDecoder;
import org.florscribe.testing.tone.ToneEncoder;
import org.florscribe.testing.tone.ToneLine;

/** A practice whose visits are recorded in a browser, with an engine that hears tones for words. */
final class RecordingRoom {

    /** Lets a test mute the microphone and pull its plug, which no flag of a browser does. */
    static final String TRACK_IN_HAND = """
            const getUserMedia = window.MediaDevices?.prototype.getUserMedia;
            let track, unplugged = false;
            if (getUserMedia) MediaDevices.prototype.getUserMedia = async function (wishes) {
              if (unplugged) throw new DOMException('', 'NotFoundError');
              const stream = await getUserMedia.call(this, wishes);
              [track] = stream.getAudioTracks();
              return stream;
            };
            window.mute = muted => {
              Object.defineProperty(track, 'muted', { configurable: true, get: () => muted });
              track.dispatchEvent(new Event(muted ? 'mute' : 'unmute'));
            };
            window.unplug = gone => {
              unplugged = gone;
              if (gone) { track.stop(); track.dispatchEvent(new Event('ended')); }
              else navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
            };
            """;

    /** Before the first word the page has time to begin. */
    private static final ToneEncoder ENCODER = ToneEncoder.standard().lead(1_500);

    private static final int HUM_RATE = 44_100;
    private static final int STORED_RATE = 16_000;
    private static final int WAV_HEADER = 44;
    private static final int NOT_WHOLE_YET_MS = 400;

    private final Practice practice = new Practice();
    private final RunningProduct product;
    private final Clinic clinic;
    private Clinic fresh;
    private final Tables tables;

    RecordingRoom(RunningProduct product, OpenAiSpeechServer engine) {
        this.product = product;
        try (Chromium chromium = new Chromium()) {
            practice.setUp(
                    chromium.window(product, Chromium.WIDE, com.microsoft.playwright.options.ColorScheme.LIGHT, "{}"),
                    product);
        }
        clinic = Clinic.of(product, practice.email(), Practice.PASSWORD);
        fresh = clinic;
        tables = new Tables(product);
        clinic.post("/auth/step-up", "{\"password\":\"" + Practice.PASSWORD + "\"}")
                .expect(204);
        clinic.post(
                        "/engines",
                        "{\"task\":\"TRANSCRIBE\",\"kind\":\"openai\",\"name\":\"Main\",\"baseUrl\":\""
                                + engine.baseUrl()
                                + "\",\"apiKey\":\"sk-test-of-ours\",\"mayReceivePhi\":true,\"model\":\"whisper-1\"}")
                .expect(201);
    }

    Path file(Path folder, List<ToneLine> lines) {
        Path wav = folder.resolve("visit.wav");
        ENCODER.wav(lines, wav);
        return wav;
    }

    /**
     * One low note without a break.
     *
     * @param seconds how long it is to be heard; then, in turns, how long not, and how long again
     */
    Path hum(Path folder, int... seconds) {
        int length = HUM_RATE * IntStream.of(seconds).sum();
        Path wav = folder.resolve("hum.wav");
        ByteBuffer samples = ByteBuffer.allocate(2 * length).order(ByteOrder.LITTLE_ENDIAN);
        for (int part = 0; part < seconds.length; part++) {
            int loud = part % 2 == 0 ? 12_000 : 0;
            for (int i = 0; i < HUM_RATE * seconds[part]; i++) {
                samples.putShort((short) (loud * Math.sin(2 * Math.PI * 200 * i / HUM_RATE)));
            }
        }
        AudioFormat format = new AudioFormat(HUM_RATE, 16, 1, true, false);
        try (AudioInputStream sound = new AudioInputStream(new ByteArrayInputStream(samples.array()), format, length)) {
            AudioSystem.write(sound, AudioFileFormat.Type.WAVE, wav.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return wav;
    }

    /** Where, in milliseconds, the note of {@link #hum} is not to be heard for 5 ms or more in what the server keeps. */
    List<Long> silencesOfHum(UUID visit) {
        ShortBuffer samples = ByteBuffer.wrap(sound(visit))
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(WAV_HEADER)
                .asShortBuffer();
        List<Long> silences = new ArrayList<>();
        int still = 0;
        for (int i = STORED_RATE / 10; i < samples.limit(); i++) {
            still = Math.abs(samples.get(i)) < 300 ? still + 1 : 0;
            if (still == STORED_RATE / 200) {
                silences.add(1000L * i / STORED_RATE);
            }
        }
        return silences;
    }

    Heard truth(List<ToneLine> lines) {
        return ENCODER.truth(lines);
    }

    long lengthOf(List<ToneLine> lines) {
        return truth(lines).durationMs();
    }

    /** The same lines again and again, each time with a number of its own. */
    List<ToneLine> minutes(int minutes, List<ToneLine> lines) {
        List<ToneLine> all = new ArrayList<>();
        for (int round = 1; lengthOf(all) < Duration.ofMinutes(minutes).toMillis(); round++) {
            all.add(ToneLine.of("doctor", "Round " + round + "."));
            all.addAll(lines);
        }
        return all;
    }

    Page signIn(Listening browser) {
        return practice.signIn(browser.window());
    }

    Page visit(Listening browser, String given, String family, String mrn) {
        return visit(browser.window(), given, family, mrn);
    }

    Page visit(BrowserContext window, String given, String family, String mrn) {
        Page page = practice.signIn(window);
        Practice.startVisit(page, given, family, mrn);
        assertThat(page.locator("#record")).hasCount(0); // consent first
        Practice.giveConsent(page);
        return page;
    }

    UUID visitOf(Page page) {
        return UUID.fromString(page.url().replaceAll(".*[?&]id=([0-9a-f-]{36}).*", "$1"));
    }

    /** From now on a browser of this practice locks after so long; a page learns of it when it is loaded. */
    void lockAfter(Duration idle) throws SQLException {
        tables.execute(clinic.practiceId(), "update session set idle_seconds = ? where kind = 'BROWSER'", (int)
                idle.toSeconds());
    }

    /** Waits until so much sound was captured. */
    void awaitRecorded(Page page, long milliseconds) {
        page.waitForFunction(
                "seconds => { const [m, s] = document.getElementById('record-clock').textContent.split(':').map(Number);"
                        + " return 60 * m + s >= Math.ceil(seconds); }",
                (double) milliseconds / 1000,
                new Page.WaitForFunctionOptions().setTimeout(milliseconds + 20_000.0));
    }

    /** Finishes, however short it was, and waits until the server has all. */
    void finish(Page page) {
        page.locator("#record-finish").press("Enter");
        Locator certain = page.locator("#record-finish-short");
        if (certain.isVisible()) {
            certain.press("Enter");
        }
        assertThat(page.locator("#record"))
                .hasAttribute("data-state", "idle", new HasAttributeOptions().setTimeout(30_000));
        assertThat(page.locator("#flor-toast")).containsText("The recording is complete.");
    }

    /** With a token that holds: a person has ten sessions at most, and every browser that was killed signs in anew. */
    private Clinic person() {
        if (fresh.get("/me").status() == 401) {
            fresh = Clinic.of(product, clinic.email(), Practice.PASSWORD);
        }
        return fresh;
    }

    /** What the engine has written down. */
    String transcript(UUID visit) {
        person().await(visit, it -> it.get("stage").asText().equals("IN_REVIEW"), Duration.ofMinutes(2));
        JsonNode transcript =
                person().get("/encounters/" + visit + "/transcript").expect(200).json();
        return StreamSupport.stream(transcript.get("utterances").spliterator(), false)
                .map(it -> it.get("text").asText())
                .collect(Collectors.joining(" "));
    }

    /** What is to be heard in the sound that the server keeps. */
    Heard heard(UUID visit) {
        return ToneDecoder.decodeWav(new ByteArrayInputStream(sound(visit)));
    }

    long storedMs(UUID visit) {
        return heard(visit).durationMs();
    }

    private byte[] sound(UUID visit) {
        Clinic.Answer[] answer = new Clinic.Answer[1];
        try {
            Await.until("the sound can be played", Duration.ofSeconds(60), () -> {
                answer[0] = person().get("/encounters/" + visit + "/audio", "audio/wav");
                return answer[0].status() == 200;
            });
        } catch (AssertionError late) {
            throw new AssertionError("the last answer was " + answer[0].status(), late);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return answer[0].bytes();
    }

    List<String> gaps(UUID visit) throws SQLException {
        return tables.column(
                clinic.practiceId(),
                "select g.kind from recording_gap g join live_recording r using (recording_id) where r.encounter_id = ?"
                        + " and g.duration_ms > " + NOT_WHOLE_YET_MS + " order by 1",
                visit);
    }

    int recordings(UUID visit) throws SQLException {
        return tables.column(
                        clinic.practiceId(),
                        "select recording_id::text from live_recording where encounter_id = ?",
                        visit)
                .size();
    }

    /** Pieces and recordings in the browser's own database. */
    int leftOnDevice(Page page) {
        return ((Number) page.evaluate("""
                        () => new Promise(done => { indexedDB.open('florscribe-recordings').onsuccess = ({ target }) => {
                          const both = target.result.transaction(['recordings', 'pieces']);
                          let left = 0;
                          for (const name of ['recordings', 'pieces']) {
                            both.objectStore(name).count().onsuccess = found => { left += found.target.result; };
                          }
                          both.oncomplete = () => { target.result.close(); done(left); };
                        }; })""")).intValue();
    }
}
