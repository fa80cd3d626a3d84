package org.florscribe.testing.speech;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.florscribe.testing.PublicNames;

/** The vendor's own call to whoever waits for it: no text, ten seconds of patience. */
final class VendorCall {

    private VendorCall() {}

    static int tell(String address, String header, String secret, String jobId) {
        HttpRequest request = PublicNames.request(URI.create(address))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header(header, secret)
                .POST(HttpRequest.BodyPublishers.ofString(SpeechLine.JSON
                        .createObjectNode()
                        .put("transcript_id", jobId)
                        .put("status", "completed")
                        .toString()))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
