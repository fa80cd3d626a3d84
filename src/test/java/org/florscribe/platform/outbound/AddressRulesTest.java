package org.florscribe.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

    private final AddressRules nothingListed = new AddressRules(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.1.2.3",
                "169.254.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.168.0.1",
                "192.168.255.255",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fc00::1",
                "fdff::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "2001:db8::1",
                "100::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "::ffff:a00:1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
                "2002:c0a8:1::"
            })
    void what_is_not_public_is_not_called(String address) throws UnknownHostException {
        assertThat(nothingListed.permits(InetAddress.getByName(address), 443)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.32.0.1",
                "2606:4700::1111",
                "64:ff9b::808:808"
            })
    void what_is_public_may_be_called(String address) throws UnknownHostException {
        assertThat(nothingListed.permits(InetAddress.getByName(address), 443)).isTrue();
    }

    @Test
    void the_operator_opens_a_range_for_a_port() throws UnknownHostException {
        AddressRules rules = new AddressRules(List.of("127.0.0.0/8:9000", "10.1.0.0/16:*"));

        assertThat(rules.permits(InetAddress.getByName("127.0.0.2"), 9000)).isTrue();
        assertThat(rules.permits(InetAddress.getByName("127.0.0.2"), 9001)).isFalse();
        assertThat(rules.permits(InetAddress.getByName("10.1.2.3"), 80)).isTrue();
        assertThat(rules.permits(InetAddress.getByName("10.2.2.3"), 80)).isFalse();
        assertThat(rules.permits(InetAddress.getByName("::ffff:127.0.0.1"), 9000))
                .isTrue();
    }

    @Test
    void a_cloud_machines_metadata_is_never_listed() throws UnknownHostException {
        AddressRules rules = new AddressRules(List.of("0.0.0.0/0:*", "::/0:*"));

        assertThat(rules.permits(InetAddress.getByName("169.254.169.254"), 80)).isFalse();
        assertThat(rules.permits(InetAddress.getByName("fe80::1"), 80)).isFalse();
    }

    @Test
    void ports_may_be_a_span() throws UnknownHostException {
        AddressRules rules = new AddressRules(List.of("10.0.0.5/32:8000-8100", "[fd00::1]:443"));

        assertThat(rules.permits(InetAddress.getByName("10.0.0.5"), 8050)).isTrue();
        assertThat(rules.permits(InetAddress.getByName("10.0.0.5"), 8101)).isFalse();
        assertThat(rules.permits(InetAddress.getByName("fd00::1"), 443)).isTrue();
    }
}
