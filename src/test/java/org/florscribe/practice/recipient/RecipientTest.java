package org.florscribe.practice.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipientTest {

    @ParameterizedTest
    @CsvSource({
        "https://Api.Example.org/v1, api.example.org:443",
        "http://10.0.0.5/fhir, 10.0.0.5:80",
        "https://ehr.example.org:8443/fhir/r4, ehr.example.org:8443",
        "smtp://flor:p%40ss@mail.example.org, mail.example.org:587",
        "smtps://mail.example.org, mail.example.org:465",
        "wss://streaming.example.org/v3/ws, streaming.example.org:443"
    })
    void a_recipient_is_told_by_host_and_port_and_never_by_what_signs_in_there(String address, String host) {
        assertThat(Recipient.hostOf(address)).contains(host);
    }

    @ParameterizedTest
    @CsvSource("plugin:whisper")
    void what_has_no_host_has_none(String address) {
        assertThat(Recipient.hostOf(address)).isEmpty();
    }
}
