package org.florscribe.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Products that answer to the name of their PUBLIC_URL only, by the port at which tests reach them past any proxy. */
public final class PublicNames {

    private static final Map<Integer, String> NAMES = new ConcurrentHashMap<>();

    private PublicNames() {}

    static void keep(int port, Optional<String> publicUrl) {
        publicUrl.map(URI::create).ifPresent(url -> NAMES.put(port, url.getAuthority()));
    }

    /** A request that says the name under which its server is known. */
    public static HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        Optional.ofNullable(NAMES.get(address.getPort()))
                .ifPresent(name -> request.version(HttpClient.Version.HTTP_1_1).setHeader("Host", name));
        return request;
    }
}
