package org.florscribe.platform.launcher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Asks the server whether it is ready. The health check alone says UP one to two seconds before pages answer, so a page
 * is asked as well. Raw HTTP, because the Host header must be the public one and nothing else is served.
 */
record Readiness(String address, int port, String publicUrl) {

    private static final int CONNECT_MILLIS = 1000;
    private static final int READ_MILLIS = 10_000;

    boolean holds() {
        return statusOf("/health/ready") == 200 && (statusOf("/login.xhtml") == 200 || statusOf("/api/v1/me") == 401);
    }

    /** The status of a GET, or 0 when there is no answer. */
    int statusOf(String path) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            socket.setSoTimeout(READ_MILLIS);
            String authority = URI.create(publicUrl).getRawAuthority();
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + authority
                    + "\r\nConnection: close\r\nUser-Agent: florscribe-launcher\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return answer.matches("HTTP/1\\.\\d \\d{3}") ? Integer.parseInt(answer.substring(9)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
