package org.florscribe.adapter.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import org.florscribe.practice.mail.LetterCarrier.LetterRefused;
import org.florscribe.testing.SetClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmtpLetterCarrierTest {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a_letter_arrives_as_plain_text_marked_as_automatic() throws Exception {
        carrier("smtp://127.0.0.1:" + port()).carry("person@example.org", "Grüße", "Hello\n\nhttps://x/#token=abc\n");

        MimeMessage arrived = server.getReceivedMessages()[0];
        assertThat(arrived.getSubject()).isEqualTo("Grüße");
        assertThat(arrived.getFrom()[0].toString()).isEqualTo("scribe@example.org");
        assertThat(arrived.getAllRecipients()).hasSize(1);
        assertThat(arrived.getContentType()).startsWith("text/plain");
        assertThat(arrived.getContent().toString()).contains("#token=abc");
        assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void user_and_password_of_the_address_are_used() {
        server.setUser("flor@example.org", "flor", "p@ss word");

        carrier("smtp://flor:p%40ss%20word@127.0.0.1:" + port()).carry("person@example.org", "Hello", "Hello");
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void a_name_in_an_address_cannot_add_a_header() {
        assertThatThrownBy(() -> carrier("smtp://127.0.0.1:" + port())
                        .carry("person@example.org\r\nBcc: thief@example.org", "Hello", "Hello"))
                .isInstanceOfSatisfying(
                        LetterRefused.class,
                        refused -> assertThat(refused.isForGood()).isTrue());
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_server_that_is_away_is_tried_again_and_no_address_is_told() {
        int port = port();
        server.stop();

        assertThatThrownBy(() -> carrier("smtp://127.0.0.1:" + port).carry("person@example.org", "Hello", "Hello"))
                .isInstanceOfSatisfying(LetterRefused.class, refused -> {
                    assertThat(refused.isForGood()).isFalse();
                    assertThat(refused.getMessage()).doesNotContain("person");
                });
    }

    @Test
    void another_machine_gets_nothing_without_tls() {
        assertThat(SmtpServer.parse("smtp://mail.example.org").properties())
                .containsEntry("mail.smtp.starttls.required", "true")
                .containsEntry("mail.smtp.ssl.checkserveridentity", "true");
        assertThat(SmtpServer.parse("smtp://127.0.0.1:2525").properties())
                .containsEntry("mail.smtp.starttls.required", "false");
        assertThat(SmtpServer.parse("smtps://mail.example.org").port()).isEqualTo(465);
        assertThat(SmtpServer.parse("smtp://user:secret@mail.example.org").toString())
                .doesNotContain("secret");
    }

    private int port() {
        return server.getSmtp().getPort();
    }

    private static SmtpLetterCarrier carrier(String url) {
        return new SmtpLetterCarrier(Optional.of(SmtpServer.parse(url)), "scribe@example.org", new SetClock());
    }
}
