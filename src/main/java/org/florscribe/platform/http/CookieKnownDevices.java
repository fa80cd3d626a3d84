package org.florscribe.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.florscribe.platform.keys.MasterKey;
import org.florscribe.practice.identity.EmailAddress;
import org.florscribe.practice.identity.Installation;
import org.florscribe.practice.identity.KnownDevices;
import org.florscribe.practice.identity.SecretToken;

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
    private final boolean secure;

    @Inject
    CookieKnownDevices(MasterKey master, Installation installation) {
        this.master = master;
        secure = "https".equals(installation.publicUrl().getScheme());
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
        Exchange.running()
                .ifPresent(exchange -> exchange.response()
                        .addHeader(
                                "Set-Cookie",
                                name() + "=" + String.join(".", parts) + "; Path=/; HttpOnly; SameSite=Lax"
                                        + (secure ? "; Secure" : "") + "; Max-Age=" + SECONDS));
    }

    private Optional<List<String>> read() {
        return Exchange.running()
                .map(exchange -> exchange.request().getCookies())
                .flatMap(cookies -> Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name()))
                        .map(Cookie::getValue)
                        .filter(value -> SHAPE.matcher(value).matches())
                        .findFirst())
                .map(value -> List.of(value.split("\\.", -1)));
    }

    private boolean isMarked(List<String> parts, EmailAddress account) {
        byte[] right = mark(parts.get(0), account).getBytes(StandardCharsets.US_ASCII);
        return parts.stream()
                .skip(1)
                .anyMatch(mark -> MessageDigest.isEqual(right, mark.getBytes(StandardCharsets.US_ASCII)));
    }

    private String mark(String device, EmailAddress account) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(master.derive("known-device"), "HmacSHA256"));
            byte[] whole = mac.doFinal((device + "\n" + account.text()).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, MARK_BYTES));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("HMAC is not available", e);
        }
    }

    private String name() {
        return secure ? "__Host-flor-device" : "flor-device";
    }
}
