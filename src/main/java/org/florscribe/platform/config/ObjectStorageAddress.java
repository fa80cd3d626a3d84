package org.florscribe.platform.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * S3-compatible object storage as people write it: {@code s3://bucket/prefix?endpoint=address&region=name}.
 * Without an endpoint it is Amazon's of that region.
 *
 * @param prefix of every name, with a slash at its end; empty for none
 */
public record ObjectStorageAddress(String bucket, String prefix, Optional<URI> endpoint, String region) {

    /** The other place there is. */
    static final String FOLDER = "folder";

    private static final String SHAPE = "folder, or s3://bucket/prefix?endpoint=address&region=name, is needed";

    /** What an endpoint takes that knows no regions. */
    private static final String ANY_REGION = "us-east-1";

    /** Throws IllegalArgumentException with what is wrong; the words never carry a part of the address. */
    static ObjectStorageAddress parse(String text) {
        URI uri = uri(text);
        if (!"s3".equalsIgnoreCase(uri.getScheme()) || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(SHAPE);
        }
        String bucket = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        if (bucket.contains("@")) {
            throw new IllegalArgumentException(
                    "keys do not belong here: set AUDIO_STORE_ACCESS_KEY and AUDIO_STORE_SECRET_KEY");
        }
        if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            throw new IllegalArgumentException("the name of a bucket is needed: " + SHAPE);
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("^/+|/+$", "");
        if (!path.matches("([A-Za-z0-9._-]{1,100}(/[A-Za-z0-9._-]{1,100}){0,9})?")) {
            throw new IllegalArgumentException("a prefix is made of letters, digits and . _ - between slashes");
        }
        Optional<URI> endpoint = Optional.empty();
        Optional<String> region = Optional.empty();
        for (String part : (uri.getRawQuery() == null ? "" : uri.getRawQuery()).split("&", -1)) {
            if (part.startsWith("endpoint=")) {
                endpoint = Optional.of(endpoint(part.substring("endpoint=".length())));
            } else if (part.matches("region=[a-z0-9-]{1,40}")) {
                region = Optional.of(part.substring("region=".length()));
            } else if (!part.isEmpty()) {
                throw new IllegalArgumentException("only endpoint and region may follow the question mark");
            }
        }
        if (endpoint.isEmpty() && region.isEmpty()) {
            throw new IllegalArgumentException("an endpoint or a region is needed: " + SHAPE);
        }
        return new ObjectStorageAddress(bucket, path.isEmpty() ? "" : path + "/", endpoint, region.orElse(ANY_REGION));
    }

    static @Nullable String fault(String text) {
        if (text.equals(FOLDER)) {
            return null;
        }
        try {
            parse(text);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private static URI endpoint(String text) {
        URI endpoint = uri(text);
        String scheme = endpoint.getScheme() == null ? "" : endpoint.getScheme().toLowerCase(Locale.ROOT);
        boolean bare = endpoint.getRawPath() == null || endpoint.getRawPath().matches("/?");
        if (!scheme.matches("https?") || endpoint.getHost() == null || !bare || endpoint.getRawUserInfo() != null) {
            throw new IllegalArgumentException("an endpoint is an address like https://hospital.example:9000");
        }
        if (scheme.equals("http") && !DatabaseAddress.isLoopback(endpoint.getHost())) {
            throw new IllegalArgumentException("plain http works on this machine only; other endpoints need https");
        }
        return endpoint;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(SHAPE, e);
        }
    }
}
