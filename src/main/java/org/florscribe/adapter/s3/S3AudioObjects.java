package org.florscribe.adapter.s3;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.florscribe.clinical.recording.AudioObjects;
import org.florscribe.clinical.recording.AudioStoreFailed;
import org.florscribe.platform.config.ObjectStorageAddress;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects of a bucket, named {@code prefix/practice/recording/object}. What the storage acknowledged is durable. */
@ApplicationScoped
public class S3AudioObjects implements AudioObjects {

    /** Most names that one request may carry. */
    private static final int REMOVED_AT_ONCE = 1_000;

    private final Optional<ObjectStorageAddress> address;
    private final Settings settings;
    private final Object opening = new Object();
    private volatile @Nullable S3Client opened;

    @Inject
    S3AudioObjects(Settings settings) {
        this.settings = settings;
        this.address = settings.objectStorage();
    }

    @PreDestroy
    void close() {
        S3Client client = opened;
        if (client != null) {
            client.close();
        }
    }

    @Override
    public boolean isChosen() {
        return address.isPresent();
    }

    @Override
    public void put(Name name, byte[] content, int length) {
        try {
            client().putObject(
                            request -> request.bucket(place().bucket())
                                    .key(key(name))
                                    .contentType("application/octet-stream")
                                    .build(),
                            RequestBody.fromByteBuffer(ByteBuffer.wrap(content, 0, length)));
        } catch (SdkException e) {
            throw failed("did not take an object", e);
        }
    }

    @Override
    public void settle(List<Name> names) {
        // acknowledged when it was put
    }

    @Override
    public byte[] get(Name name) {
        try {
            return client().getObjectAsBytes(
                            request -> request.bucket(place().bucket()).key(key(name)))
                    .asByteArrayUnsafe();
        } catch (NoSuchKeyException e) {
            throw new AudioStoreFailed("The audio storage has no object " + key(name), e);
        } catch (SdkException e) {
            throw failed("did not give the object " + key(name), e);
        }
    }

    @Override
    public void remove(List<Name> names) {
        for (int from = 0; from < names.size(); from += REMOVED_AT_ONCE) {
            List<ObjectIdentifier> going = names.subList(from, Math.min(names.size(), from + REMOVED_AT_ONCE)).stream()
                    .map(name -> ObjectIdentifier.builder().key(key(name)).build())
                    .toList();
            try {
                DeleteObjectsResponse response = client().deleteObjects(request -> request.bucket(place().bucket())
                        .delete(delete -> delete.objects(going).quiet(true)));
                if (!response.errors().isEmpty()) {
                    throw new AudioStoreFailed(
                            "The audio storage did not remove "
                                    + response.errors().size() + " objects: "
                                    + response.errors().get(0).code(),
                            null);
                }
            } catch (SdkException e) {
                throw failed("did not remove objects", e);
            }
        }
    }

    @Override
    public void list(Consumer<Listed> each) {
        try {
            client().listObjectsV2Paginator(
                            request -> request.bucket(place().bucket()).prefix(place().prefix()))
                    .contents()
                    .forEach(object -> listed(object).ifPresent(each));
        } catch (SdkException e) {
            throw failed("did not list its objects", e);
        }
    }

    @Override
    public void requireReachable() {
        try {
            client().listObjectsV2(request ->
                    request.bucket(place().bucket()).prefix(place().prefix()).maxKeys(1));
        } catch (SdkException e) {
            throw failed("does not let us in", e);
        }
    }

    @Override
    public long room() {
        return Long.MAX_VALUE;
    }

    @Override
    public String describe() {
        return "object storage, bucket " + place().bucket()
                + place().endpoint().map(endpoint -> " at " + endpoint).orElse(" in " + place().region());
    }

    private Optional<Listed> listed(S3Object object) {
        String[] parts = object.key().substring(place().prefix().length()).split("/", -1);
        if (parts.length != 3) {
            return Optional.empty(); // not ours
        }
        try {
            Name name = new Name(UUID.fromString(parts[0]), UUID.fromString(parts[1]), UUID.fromString(parts[2]));
            return key(name).equals(object.key())
                    ? Optional.of(new Listed(name, object.size(), object.lastModified()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private S3Client client() {
        S3Client client = opened;
        if (client == null) {
            synchronized (opening) {
                client = opened;
                if (client == null) {
                    client = open();
                    opened = client;
                }
            }
        }
        return client;
    }

    /** Everything it may know comes from our settings: files and variables of its own are not looked at. */
    private S3Client open() {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(place().region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        settings.text(Setting.AUDIO_STORE_ACCESS_KEY), settings.text(Setting.AUDIO_STORE_SECRET_KEY))))
                .httpClientBuilder(Apache5HttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(5))
                        .socketTimeout(Duration.ofSeconds(30))
                        .maxConnections(64))
                .overrideConfiguration(configuration -> configuration
                        .apiCallAttemptTimeout(Duration.ofSeconds(30))
                        .apiCallTimeout(Duration.ofSeconds(75))
                        .defaultProfileFile(ProfileFile.aggregator().build()))
                // newer checksums are not known to every such storage; a changed object does not open anyway
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        place().endpoint()
                .ifPresent(endpoint -> builder.endpointOverride(endpoint).forcePathStyle(true));
        return builder.build();
    }

    private ObjectStorageAddress place() {
        return address.orElseThrow(() -> new AudioStoreFailed("No object storage is set up for audio", null));
    }

    private String key(Name name) {
        return place().prefix() + name.practiceId() + "/" + name.recordingId() + "/" + name.objectId();
    }

    /** Says what kind of failure it was; what the storage wrote may quote names and keys. */
    private static AudioStoreFailed failed(String what, SdkException e) {
        String how = e instanceof AwsServiceException told
                ? "status " + told.statusCode() + ", "
                        + Optional.ofNullable(told.awsErrorDetails())
                                .map(details -> details.errorCode())
                                .orElse("no code")
                : "it could not be reached, or broke off (" + e.getClass().getSimpleName() + ")";
        return new AudioStoreFailed("The audio storage " + what + ": " + how, e);
    }
}
