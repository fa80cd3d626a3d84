package org.florscribe.practice.sso;

import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.florscribe.practice.identity.EmailAddress;
import org.florscribe.practice.identity.Role;
import org.florscribe.practice.identity.SecretToken;
import org.florscribe.shared.BaseAddress;
import org.florscribe.shared.InvalidInput;

/**
 * How a practice's people prove who they are at a provider of the practice's own.
 *
 * @param required whether passwords and passkeys of ours sign in nobody but who is exempt
 * @param exempt who of the practice signs in with a password although it is required: for the day on which the provider fails
 * @param entry what the practice's own sign-in address ends with
 */
public record SingleSignOn(
        UUID practiceId,
        Terms terms,
        boolean active,
        boolean required,
        Set<UUID> exempt,
        SecretToken entry,
        long version) {

    /** What somebody who was not expected can become; nobody is made an admin by a provider. */
    public static final Set<Role> JOINING_ROLES =
            Set.copyOf(EnumSet.of(Role.CLINICIAN, Role.SCRIBE, Role.NURSE, Role.AUDITOR));

    public SingleSignOn {
        exempt = Set.copyOf(exempt);
    }

    public boolean requiresOf(UUID staffId) {
        return active && required && !exempt.contains(staffId);
    }

    /**
     * What an admin says about the provider.
     *
     * @param name as people of the practice call it: on the button that leads there
     * @param issuer its address to the letter, as it calls itself in what it signs
     * @param domains of the e-mail addresses by which somebody is known the first time
     * @param joining what somebody with such an address becomes who has no account yet; empty: only who was invited comes in
     * @param factorsAcr the {@code acr} by which the provider says that it asked for more than one factor; empty when only {@code amr} says so
     */
    public record Terms(
            String name,
            String issuer,
            String clientId,
            String clientSecret,
            Set<String> domains,
            Optional<Role> joining,
            String factorsAcr) {

        private static final int LONGEST = 255;
        private static final int MOST_DOMAINS = 20;
        private static final Pattern DOMAIN =
                Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

        /** @throws InvalidInput naming the field that cannot be used */
        public Terms {
            name = text("name", name, 100);
            issuer = issuer.strip();
            BaseAddress.of("issuer", issuer, "This is an address such as https://login.example.org/practice.");
            clientId = text("clientId", clientId, LONGEST);
            clientSecret = text("clientSecret", clientSecret, 1_000);
            factorsAcr = factorsAcr.strip();
            if (factorsAcr.length() > LONGEST || factorsAcr.chars().anyMatch(Terms::isNoWordOfOne)) {
                throw new InvalidInput("factorsAcr", "This is one value, without spaces.");
            }
            domains = Set.copyOf(domains);
            if (domains.isEmpty() || domains.size() > MOST_DOMAINS) {
                throw new InvalidInput("domains", "Give 1 to " + MOST_DOMAINS + " domains, such as example.org.");
            }
            for (String domain : domains) {
                if (domain.length() > LONGEST || !DOMAIN.matcher(domain).matches()) {
                    throw new InvalidInput("domains", "Each is what stands behind the @, such as example.org.");
                }
            }
            if (joining.filter(role -> !JOINING_ROLES.contains(role)).isPresent()) {
                throw new InvalidInput("joining", "Nobody becomes an admin by themselves.");
            }
        }

        /** Domains as they are typed, one after the other. */
        public static Set<String> domains(String typed) {
            Set<String> found = new TreeSet<>();
            Arrays.stream(typed.toLowerCase(Locale.ROOT).split("[\\s,;]+", -1))
                    .map(domain -> domain.startsWith("@") ? domain.substring(1) : domain)
                    .filter(domain -> !domain.isEmpty())
                    .forEach(found::add);
            return found;
        }

        public URI issuerAddress() {
            return URI.create(issuer);
        }

        boolean takes(EmailAddress email) {
            String text = email.text();
            return domains.contains(text.substring(text.lastIndexOf('@') + 1));
        }

        /** As a list a person reads. */
        public List<String> domainList() {
            return List.copyOf(new TreeSet<>(domains));
        }

        private static String text(String field, String typed, int longest) {
            String text = typed.strip();
            if (text.isEmpty() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
                throw new InvalidInput(field, "Enter 1 to " + longest + " characters.");
            }
            return text;
        }

        private static boolean isNoWordOfOne(int character) {
            return Character.isWhitespace(character) || Character.isISOControl(character);
        }

        @Override
        public String toString() {
            return "Terms[" + issuer + "]";
        }
    }
}
