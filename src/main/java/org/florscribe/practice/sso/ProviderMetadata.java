package org.florscribe.practice.sso;

import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.florscribe.practice.recipient.Recipient;

/**
 * What a provider says of itself (OpenID Connect Discovery), as far as we need it and have checked it.
 *
 * @param secretInBody whether it takes our secret in the body of the call only
 * @param saysIssuer whether it names itself in what it answers through the browser (RFC 9207)
 */
public record ProviderMetadata(
        String issuer,
        URI authorizationEndpoint,
        URI tokenEndpoint,
        URI keysAddress,
        boolean secretInBody,
        boolean saysIssuer) {

    /** With their ports; where browsers are sent to is not among them. */
    Set<String> calledHosts() {
        return Stream.of(issuer, tokenEndpoint.toString(), keysAddress.toString())
                .flatMap(address -> Recipient.hostOf(address).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
