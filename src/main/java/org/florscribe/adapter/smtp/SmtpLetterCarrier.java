package org.florscribe.adapter.smtp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.practice.mail.LetterCarrier;

/** Brings letters to the mail server of SMTP_URL, over TLS unless that server is on this machine. */
@ApplicationScoped
public class SmtpLetterCarrier implements LetterCarrier {

    private final Optional<SmtpServer> server;
    private final String from;
    private final Clock clock;

    @Inject
    SmtpLetterCarrier(Settings settings, Clock clock) {
        this(
                settings.optional(Setting.SMTP_URL).map(SmtpServer::parse),
                settings.optional(Setting.MAIL_FROM).orElse(""),
                clock);
    }

    SmtpLetterCarrier(Optional<SmtpServer> server, String from, Clock clock) {
        this.server = server;
        this.from = from;
        this.clock = clock;
    }

    @Override
    public boolean isSetUp() {
        return server.isPresent();
    }

    @Override
    public void carry(String to, String subject, String text) {
        SmtpServer target = server.orElseThrow(() -> new IllegalStateException("No mail server is set up"));
        Session session = Session.getInstance(target.properties());
        try {
            MimeMessage message = message(session, to, subject, text);
            try (Transport transport = session.getTransport(target.protocol())) {
                transport.connect(
                        target.host(),
                        target.port(),
                        target.user().orElse(null),
                        target.password().orElse(null));
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (AddressException e) {
            throw new LetterRefused("the address cannot be written to", true, e);
        } catch (AuthenticationFailedException e) {
            throw new LetterRefused("the mail server did not accept our user and password", false, e);
        } catch (SendFailedException e) {
            Address[] invalid = e.getInvalidAddresses();
            boolean unknown = invalid != null && invalid.length > 0;
            throw new LetterRefused(
                    unknown ? "the mail server refused the address" : "the mail server refused the letter", false, e);
        } catch (MessagingException e) {
            throw new LetterRefused(
                    "the mail server could not be reached (" + e.getClass().getSimpleName() + ")", false, e);
        }
    }

    private MimeMessage message(Session session, String to, String subject, String text) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(from, true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
        message.setSubject(subject, StandardCharsets.UTF_8.name());
        message.setText(text, StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office answers, please
        return message;
    }
}
