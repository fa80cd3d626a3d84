package org.florscribe.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Event;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.florscribe.clinical.transcript.KeptHints;
import org.florscribe.clinical.transcript.VendorJobChanged;
import org.florscribe.platform.outbound.SetHints;
import org.florscribe.platform.outbound.VendorHints;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.testing.StandIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VendorHintServletTest {

    private static final String DONE = "{\"transcript_id\":\"5552493-16d8\",\"status\":\"completed\"}";

    private static final UUID PRACTICE = UUID.fromString("0191c0de-0000-7000-8000-000000000001");
    private static final String OURS = "/assemblyai/" + PRACTICE;

    private final VendorHints hints = SetHints.at("https://scribe.practice.example");
    private final String secret = hints.of("assemblyai", PRACTICE).orElseThrow().secret();
    private final List<Object> fired = new ArrayList<>();
    private final KeptHints kept = new KeptHints();
    private Consumer<Object> tell = hint -> {};
    private final List<Integer> statuses = new ArrayList<>();

    @Test
    void a_hint_wakes_whoever_waits_and_twice_is_as_good_as_once() throws IOException {
        assertThat(post(hints, OURS, secret, DONE)).isEqualTo(200);
        assertThat(post(hints, OURS, secret, DONE)).isEqualTo(200);
        assertThat(fired).hasSize(2).containsOnly(new VendorJobChanged("assemblyai", "5552493-16d8"));
        assertThat(kept.all).containsExactly("assemblyai 5552493-16d8");
    }

    @Test
    void who_does_not_know_the_secret_wakes_nobody() throws IOException {
        for (String wrong : List.of("", "x", secret.substring(1), secret + "0")) {
            assertThat(post(hints, OURS, wrong, DONE)).isEqualTo(401);
        }
        assertThat(fired).isEmpty();
        assertThat(kept.all).isEmpty();
    }

    @Test
    void the_secret_of_one_practice_opens_no_door_of_another() throws IOException {
        assertThat(post(hints, "/assemblyai/" + UUID.randomUUID(), secret, DONE))
                .isEqualTo(401);
        assertThat(kept.all).isEmpty();
    }

    @Test
    void a_hint_is_kept_before_anybody_is_told_of_it() throws IOException {
        tell = arguments -> assertThat(kept.all).hasSize(1);
        assertThat(post(hints, OURS, secret, DONE)).isEqualTo(200);
    }

    @Test
    void what_is_no_hint_is_refused() throws IOException {
        assertThat(post(hints, "/somebody/" + PRACTICE, secret, DONE)).isEqualTo(404);
        assertThat(post(hints, null, secret, DONE)).isEqualTo(404);
        assertThat(post(hints, "/assemblyai", secret, DONE)).isEqualTo(404);
        assertThat(post(hints, OURS, secret, "a".repeat((1 << 20) + 1))).isEqualTo(413);
        assertThat(post(hints, OURS, secret, "{\"transcript_id\":")).isEqualTo(400);
        assertThat(post(hints, OURS, secret, "{\"transcript_id\":\"../../x\"}")).isEqualTo(400);
        assertThat(fired).isEmpty();
        assertThat(kept.all).isEmpty();
    }

    @Test
    void where_no_vendor_can_reach_us_there_is_no_such_door() throws IOException {
        assertThat(post(SetHints.at("http://127.0.0.1:8080"), OURS, secret, DONE))
                .isEqualTo(404);
    }

    @SuppressWarnings("unchecked")
    private int post(VendorHints at, @Nullable String path, String shown, String body) throws IOException {
        Event<VendorJobChanged> event = StandIn.of(Event.class, (proxy, method, arguments) -> {
            tell.accept(arguments[0]);
            return fired.add(arguments[0]);
        });
        HttpServletRequest request =
                StandIn.of(HttpServletRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getPathInfo" -> path;
                    case "getHeader" -> arguments[0].equals(VendorHints.HEADER) ? shown : null;
                    case "getInputStream" -> new Body(body);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        HttpServletResponse response = StandIn.of(HttpServletResponse.class, (proxy, method, arguments) -> {
            if (method.getName().equals("setStatus")) {
                statuses.add((Integer) arguments[0]);
            }
            return null;
        });
        new VendorHintServlet(at, kept.book(), new CurrentCaller(), event).doPost(request, response);
        return statuses.get(statuses.size() - 1);
    }

    private static final class Body extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Body(String text) {
            bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return bytes.read(buffer, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
