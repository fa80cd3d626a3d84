package org.florscribe.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.florscribe.platform.keys.Hmac;
import org.florscribe.platform.keys.MasterKey;
import org.florscribe.practice.identity.EmailAddress;
import org.florscribe.practice.identity.Installation;
import org.florscribe.practice.identity.KnownDevices;
import org.florscribe.practice.identity.SecretToken;
import org.florscribe.shared.ConstantTime;

/**
 * A cookie with a random number and, for each account that was signed in here, a mark that only this installation makes: {@code
 * number.mark.mark}. It signs nobody in and names nobody.
 */
@ApplicationScoped
public class CookieKnownDevices implements KnownDevices {

    private static final int MOST_ACCOUNTS = 10;
    private static final int MARK_BYTES = 16;
    private static final int SECONDS = 180 * 24 * 3_600;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}(\\.[A-Za-z0-9_-]{22}){1,10}");

    private final MasterKey master;
    private final OurCookie cookie;

    @Inject
    CookieKnownDevices(MasterKey master, Installation installation) {
        this.master = master;
        cookie = new OurCookie("flor-device", installation);
    }

    @Override
    public Optional<String> idFor(EmailAddress account) {
        return read().filter(parts -> isMarked(parts, account)).map(parts -> parts.get(0));
    }

    @Override
    public void remember(EmailAddress account) {
        Optional<List<String>> known = read();
        if (known.filter(parts -> isMarked(parts, account)).isPresent()) {
            return;
        }
        List<String> parts = new ArrayList<>(
                known.orElseGet(() -> List.of(SecretToken.random().reveal())));
        if (parts.size() > MOST_ACCOUNTS) {
            parts.remove(1);
        }
        parts.add(mark(parts.get(0), account));
        Exchange.running().ifPresent(exchange -> cookie.set(exchange.response(), String.join(".", parts), SECONDS));
    }

    private Optional<List<String>> read() {
        return Exchange.running()
                .flatMap(exchange -> cookie.read(exchange.request()))
                .filter(value -> SHAPE.matcher(value).matches())
                .map(value -> List.of(value.split("\\.", -1)));
    }

    private boolean isMarked(List<String> parts, EmailAddress account) {
        String right = mark(parts.get(0), account);
        return parts.stream().skip(1).anyMatch(mark -> ConstantTime.isSame(right, mark));
    }

    private String mark(String device, EmailAddress account) {
        byte[] whole = Hmac.of(master.derive("known-device"), device + "\n" + account.text());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, MARK_BYTES));
    }
}
