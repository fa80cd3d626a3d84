package org.florscribe.platform.launcher;

import java.util.Map;

/** The two files that the server reads before it starts. */
final class ServerFiles {

    private static final Map<String, String> LEVELS =
            Map.of("trace", "FINEST", "debug", "FINE", "info", "INFO", "warn", "WARNING", "error", "SEVERE");

    private ServerFiles() {}

    /**
     * Who may connect, what the server says about itself, and compression of static text only (BREACH). HTTP/2 is spoken by the
     * proxy, which speaks HTTP/1.1 to us: Grizzly 4.0.2 keeps every stream that had a body, for good.
     */
    static String preboot(String address) {
        String network = "set configs.config.server-config.network-config.";
        String http = network + "protocols.protocol.http-listener.http.";
        String threads = "set configs.config.server-config.thread-pools.thread-pool.http-thread-pool.";
        return String.join(
                "\n",
                network + "network-listeners.network-listener.http-listener.address=" + address,
                http + "server-header=false",
                http + "xpowered-by=false",
                http + "xframe-options=false",
                http + "http2-enabled=false",
                http + "request-timeout-seconds=300",
                http + "compression=on",
                http + "compression-min-size-bytes=1024",
                http + "compressable-mime-type=text/css,text/javascript,application/javascript,image/svg+xml",
                threads + "max-thread-pool-size=200",
                threads + "min-thread-pool-size=8",
                "");
    }

    /**
     * LOG_LEVEL is about our packages. The server's own stay at INFO, or at WARNING when less than that is wanted; its line
     * "ready in" is always written, as the launcher waits for it.
     */
    static String logging(String level) {
        String ours = LEVELS.getOrDefault(level, "INFO");
        String servers = ours.equals("WARNING") || ours.equals("SEVERE") ? ours : "INFO";
        return String.join(
                "\n",
                "handlers=java.util.logging.ConsoleHandler",
                "java.util.logging.ConsoleHandler.level=ALL",
                "java.util.logging.ConsoleHandler.formatter=org.florscribe.platform.log.LogLine",
                "java.util.logging.ConsoleHandler.filter=org.florscribe.platform.log.Noise",
                ".level=" + servers,
                "org.florscribe.level=" + ours,
                "PayaraMicro.level=INFO",
                "fish.payara.boot.runtime.level=WARNING",
                "javax.enterprise.system.tools.deployment.level=WARNING",
                "io.opentelemetry.level=WARNING",
                "com.hazelcast.level=WARNING",
                "org.eclipse.persistence.level=WARNING",
                "");
    }
}
