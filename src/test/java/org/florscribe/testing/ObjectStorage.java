package org.florscribe.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** S3-compatible object storage on loopback: a server of others, keeping its objects in a folder, with one bucket. */
public final class ObjectStorage implements AutoCloseable {

    public static final String BUCKET = "practice-audio";

    private static final String ACCESS_KEY = "storage-key-of-tests";
    private static final String SECRET_KEY = "violet-kettle-harbour-ninety";

    private final S3Proxy server;

    private ObjectStorage(S3Proxy server) {
        this.server = server;
    }

    public static ObjectStorage start() throws Exception {
        Path folder = Files.createTempDirectory("florscribe-s3");
        Files.createDirectory(folder.resolve(BUCKET));
        S3Proxy server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .build();
        server.start();
        return new ObjectStorage(server);
    }

    /** What a product that uses it is set to. */
    public Map<String, String> settings() {
        return Map.of(
                "AUDIO_STORE", "s3://" + BUCKET + "/scribe?endpoint=http://127.0.0.1:" + server.getPort(),
                "AUDIO_STORE_ACCESS_KEY", ACCESS_KEY,
                "AUDIO_STORE_SECRET_KEY", SECRET_KEY);
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
