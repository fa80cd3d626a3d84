package org.florscribe.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.florscribe.testing.Await;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.FhirServer;
import org.florscribe.testing.PageVisitor;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.speech.OpenAiSpeechServer;
import org.florscribe.testing.speech.SpeechDialect;
import org.florscribe.testing.tone.ToneEncoder;
import org.florscribe.testing.tone.ToneLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page of who receives what is true: the operating system notes every address that any process of the product connects to, from its
 * start to a delivered note, and each is on the page (requirements S05 and S06).
 */
class RecipientsIT {

    private static final Pattern CONNECTED = Pattern.compile(
            "connect\\(.*sin6?_port=htons\\((\\d+)\\).*(?:inet_addr\\(\"|inet_pton\\(AF_INET6, \")([^\"]+)\"");

    private static final Pattern ON_PAGE = Pattern.compile("flor-muted\">([a-z0-9.-]+:\\d+)<");

    @TempDir
    private Path folder;

    @Test
    void nobody_is_contacted_who_is_not_on_the_page() throws Exception {
        Path connections = folder.resolve("connections");
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        Map<String, String> settings = Map.of(
                "OUTBOUND_ALLOW",
                "127.0.0.0/8:*",
                "SMTP_URL",
                "smtp://127.0.0.1:" + mail.getSmtp().getPort(),
                "MAIL_FROM",
                "scribe@example.org");
        try (OpenAiSpeechServer engine = OpenAiSpeechServer.start(SpeechDialect.OPENAI);
                FhirServer ehr = FhirServer.start();
                RunningProduct product = RunningProduct.startTraced(connections, settings)) {
            Clinic clinic = Clinic.open(product);
            Set<String> listed = listed(product, clinic);
            assertThat(listed).containsExactly("127.0.0.1:" + mail.getSmtp().getPort());

            clinic.post(
                            "/engines",
                            "{\"task\":\"TRANSCRIBE\",\"kind\":\"openai\",\"name\":\"Main\",\"baseUrl\":\""
                                    + engine.baseUrl()
                                    + "\",\"apiKey\":\"sk-test-of-ours\",\"mayReceivePhi\":true,\"model\":\"whisper-1\"}")
                    .expect(201);
            Chart chart = Chart.connect(clinic, ehr);
            record(clinic);
            UUID signed = chart.signedVisit();
            chart.await(signed, "DELIVERED");
            clinic.post(
                            "/staff",
                            "{\"givenName\":\"Ina\",\"familyName\":\"Berg\",\"email\":\"ina@example.org\",\"roles\":[\"NURSE\"]}")
                    .expect(201);
            Await.until("a letter", Duration.ofSeconds(60), () -> mail.getReceivedMessages().length > 0);

            listed = listed(product, clinic);
            Set<String> contacted = contacted(connections);
            assertThat(listed)
                    .containsExactlyInAnyOrder(
                            place(engine.baseUrl()),
                            place(ehr.base().toString()),
                            "127.0.0.1:" + mail.getSmtp().getPort());
            assertThat(contacted).as("what was listed was needed").containsAll(listed);
            contacted.removeAll(listed);
            assertThat(contacted)
                    .as("but for itself and its own database")
                    .isSubsetOf("127.0.0.1:" + product.port(), "127.0.0.1:" + product.databasePort());
        } finally {
            mail.stop();
        }
    }

    private static void record(Clinic clinic) {
        UUID visit = clinic.newVisitWithConsent();
        byte[] sound = ToneEncoder.standard().wav(List.of(ToneLine.of("doctor", "Good morning. My knee hurts.")));
        clinic.send(
                        "POST",
                        "/encounters/" + visit + "/audio",
                        BodyPublishers.ofByteArray(sound),
                        Map.of("Content-Type", "audio/wav"))
                .expect(202);
        clinic.awaitDraft(visit);
    }

    private static Set<String> listed(RunningProduct product, Clinic admin) {
        String page = PageVisitor.signIn(product, admin)
                .open("/admin/recipients.xhtml")
                .body();
        return ON_PAGE.matcher(page).results().map(it -> it.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> contacted(Path connections) throws IOException {
        try (Stream<String> lines = Files.lines(connections)) {
            return lines.flatMap(line -> CONNECTED.matcher(line).results())
                    .map(it ->
                            it.group(2).replace("::ffff:", "").replaceFirst("^::1$", "127.0.0.1") + ":" + it.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String place(String address) {
        URI uri = URI.create(address);
        return uri.getHost() + ":" + uri.getPort();
    }
}
