package org.florscribe.platform.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.florscribe.platform.config.DatabaseAddress;
import org.florscribe.platform.config.ObjectStorageAddress;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.practice.recipient.Recipient;
import org.florscribe.practice.recipient.Recipient.Content;
import org.florscribe.practice.recipient.Recipient.Purpose;
import org.florscribe.practice.recipient.RecipientSource;

/** What the operator set for the whole installation: mail server, object storage, database. */
@ApplicationScoped
public class ConfiguredRecipients implements RecipientSource {

    private final Settings settings;

    @Inject
    ConfiguredRecipients(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<Recipient> recipients() {
        return Stream.of(mail(), audioStore(), keyService(), database())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Recipient> mail() {
        return settings.optional(Setting.SMTP_URL)
                .map(address ->
                        new Recipient(Purpose.MAIL, "", Recipient.hostOf(address), Set.of(Content.STAFF_NAMES)));
    }

    private Optional<Recipient> audioStore() {
        return settings.objectStorage()
                .map(storage -> new Recipient(
                        Purpose.AUDIO_STORE, storage.bucket(), host(storage), Set.of(Content.SEALED_AUDIO)));
    }

    private Optional<Recipient> keyService() {
        return settings.optional(Setting.MASTER_KEY_KMS)
                .map(address -> new Recipient(
                        Purpose.KEY_SERVICE, "", Recipient.hostOf(address), Set.of(Content.PRACTICE_KEYS)));
    }

    private static Optional<String> host(ObjectStorageAddress storage) {
        return storage.endpoint()
                .flatMap(endpoint -> Recipient.hostOf(endpoint.toString()))
                .or(() -> Optional.of(storage.bucket() + ".s3." + storage.region() + ".amazonaws.com:443"));
    }

    /** One of our own is a child of this process and no recipient. */
    private Optional<Recipient> database() {
        return settings.optional(Setting.DATABASE_URL)
                .map(DatabaseAddress::parse)
                .map(address -> new Recipient(
                        Purpose.DATABASE,
                        address.database(),
                        Optional.of(address.host() + ":" + address.port()),
                        Set.of(Content.SEALED_RECORDS, Content.STAFF_NAMES)));
    }
}
