package org.florscribe.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectStorageAddressTest {

    @Test
    void bucket_prefix_endpoint_and_region_are_read() {
        var address =
                ObjectStorageAddress.parse("s3://clinic-audio/a/b/?endpoint=https://s.example.org:9000&region=x-1");
        assertThat(address.bucket()).isEqualTo("clinic-audio");
        assertThat(address.prefix()).isEqualTo("a/b/");
        assertThat(address.endpoint()).contains(URI.create("https://s.example.org:9000"));
        assertThat(address.region()).isEqualTo("x-1");
    }

    @Test
    void a_region_alone_is_amazons() {
        var address = ObjectStorageAddress.parse("s3://clinic-audio?region=eu-central-1");
        assertThat(address.prefix()).isEmpty();
        assertThat(address.endpoint()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3",
                "/var/audio",
                "s3://clinic-audio",
                "s3://UPPER?region=x",
                "s3://clinic-audio/../x y?region=x",
                "s3://clinic-audio?endpoint=http://storage.example.org",
                "s3://clinic-audio?endpoint=https://storage.example.org/path",
                "s3://clinic-audio?region=x&acl=public",
                "s3://key:words@clinic-audio?region=x"
            })
    void anything_else_is_a_fault_in_words_that_show_nothing_of_it(String text) {
        assertThat(ObjectStorageAddress.fault(text)).isNotNull().doesNotContain("words@", "acl", "UPPER");
    }

    @Test
    void object_storage_needs_both_keys() {
        assertThat(Configuration.of(Map.of("AUDIO_STORE", "s3://clinic-audio?region=x"))
                        .faults())
                .hasSize(2)
                .allMatch(fault -> fault.startsWith("AUDIO_STORE_"));
        assertThat(Configuration.of(Map.of("AUDIO_STORE", "folder")).faults()).isEmpty();
    }
}
