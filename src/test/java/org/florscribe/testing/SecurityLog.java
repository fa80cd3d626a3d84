package org.florscribe.testing;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

/** What the product's log tells whoever watches over it. */
public final class SecurityLog {

    private SecurityLog() {}

    /**
     * Waits until a line tells of this.
     *
     * @param besides what else stands in that line
     */
    public static void await(RunningProduct product, String event, String... besides) throws Exception {
        Await.until("the security log tells of " + event, Duration.ofSeconds(10), () -> {
            try (Stream<String> lines = Files.lines(product.serverLog())) {
                return lines.anyMatch(line -> line.contains("\"logger\":\"org.florscribe.security\"")
                        && line.contains("\"event\":\"" + event + "\"")
                        && Arrays.stream(besides).allMatch(line::contains));
            }
        });
    }
}
