package org.florscribe.adapter.smtp;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.florscribe.platform.config.DatabaseAddress;

/** The mail server as SMTP_URL names it: {@code smtp://user:password@host:587} (TLS by STARTTLS) or {@code smtps://}. */
record SmtpServer(String protocol, String host, int port, Optional<String> user, Optional<String> password) {

    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;
    private static final String CONNECT_MS = "10000";
    private static final String ANSWER_MS = "15000";

    static SmtpServer parse(String url) {
        URI uri = URI.create(url);
        String protocol = uri.getScheme();
        int preset = protocol.equals("smtps") ? SUBMISSIONS : SUBMISSION;
        String login = Optional.ofNullable(uri.getRawUserInfo()).orElse("");
        int colon = login.indexOf(':');
        return new SmtpServer(
                protocol,
                uri.getHost(),
                uri.getPort() < 0 ? preset : uri.getPort(),
                login.isEmpty()
                        ? Optional.empty()
                        : Optional.of(decoded(colon < 0 ? login : login.substring(0, colon))),
                colon < 0 ? Optional.empty() : Optional.of(decoded(login.substring(colon + 1))));
    }

    /** Times bound each step; TLS may be left out to our own machine only, and the server's name is checked. */
    Properties properties() {
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty(prefix + "auth", Boolean.toString(user.isPresent()));
        properties.setProperty(prefix + "connectiontimeout", CONNECT_MS);
        properties.setProperty(prefix + "timeout", ANSWER_MS);
        properties.setProperty(prefix + "writetimeout", ANSWER_MS);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        if (protocol.equals("smtp")) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", Boolean.toString(!DatabaseAddress.isLoopback(host)));
        }
        return properties;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "SmtpServer[" + host + ":" + port + "]";
    }
}
