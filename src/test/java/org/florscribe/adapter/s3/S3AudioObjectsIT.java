package org.florscribe.adapter.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.florscribe.adapter.jpa.AudioObjectsContract;
import org.florscribe.clinical.recording.AudioObjects;
import org.florscribe.clinical.recording.AudioObjects.Name;
import org.florscribe.clinical.recording.AudioStoreFailed;
import org.florscribe.platform.config.Settings;
import org.florscribe.shared.Ids;
import org.florscribe.testing.ObjectStorage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class S3AudioObjectsIT extends AudioObjectsContract {

    private static ObjectStorage storage;
    private static S3AudioObjects objects;

    @BeforeAll
    static void start() throws Exception {
        storage = ObjectStorage.start();
        objects = new S3AudioObjects(Settings.of(storage.settings()));
    }

    @AfterAll
    static void stop() throws IOException {
        objects.close();
        storage.close();
    }

    @Override
    protected AudioObjects objects() {
        return objects;
    }

    @Override
    protected void overwrite(Name name, byte[] content) {
        objects.put(name, content, content.length);
    }

    @Test
    void a_wrong_key_is_said_without_showing_it() {
        Map<String, String> wrong = new HashMap<>(storage.settings());
        wrong.put("AUDIO_STORE_SECRET_KEY", "another-harbour-of-kettles");
        var stranger = new S3AudioObjects(Settings.of(wrong));
        assertThatThrownBy(() -> stranger.put(new Name(Ids.next(), Ids.next(), Ids.next()), new byte[1], 1))
                .isInstanceOf(AudioStoreFailed.class)
                .hasMessageContaining("403")
                .message()
                .doesNotContain("harbour");
        assertThatThrownBy(stranger::requireReachable)
                .isInstanceOf(AudioStoreFailed.class)
                .hasMessageContaining("403");
        stranger.close();
        objects.requireReachable();
    }

    @Test
    void it_serves_when_it_is_set_and_says_where_it_is() {
        assertThat(objects.isChosen()).isTrue();
        assertThat(objects.describe()).contains(ObjectStorage.BUCKET, "127.0.0.1");
        assertThat(new S3AudioObjects(Settings.of(Map.of())).isChosen()).isFalse();
    }
}
