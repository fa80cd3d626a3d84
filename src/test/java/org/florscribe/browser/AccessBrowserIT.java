package org.florscribe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Second factors and passkeys as people meet them, at an address with a name, as passkeys need it. */
class AccessBrowserIT {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static RunningProduct product;
    private static Chromium chromium;

    @BeforeAll
    static void open() {
        product = RunningProduct.startAtLocalhost(Map.of());
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
        product.close();
    }

    @Test
    void an_authenticator_app_is_set_up_and_asked_for_and_a_recovery_code_stands_in_for_it() throws Exception {
        Practice practice = practice();
        Page page = practice.signIn(window());
        page.navigate("/app/profile.xhtml");
        page.locator("#factorPassword").fill(Practice.PASSWORD);
        page.locator("#begin-app").click();
        page.locator(".flor-qr svg").waitFor();
        page.locator("#code").fill("000000");
        page.locator("#confirm-code").click();
        page.locator(".flor-errors").getByText("not right").waitFor();
        page.locator("#code").fill(code(page.locator("#secret").textContent()));
        page.locator("#confirm-code").click();
        page.locator("#recovery-codes").waitFor();
        List<String> codes = page.locator("#recovery-codes code").allTextContents();
        assertThat(codes).hasSize(10);

        Page again = withPassword(practice, window());
        again.waitForURL("**/second.xhtml*");
        assertThat(again.request().get("/api/v1/me").status()).isEqualTo(401);
        again.locator("#code").fill("000000");
        again.locator("#confirm").click();
        again.locator(".flor-errors").getByText("not right").waitFor();
        again.locator("#code").fill(codes.get(3));
        again.locator("#confirm").click();
        again.waitForURL("**/app/today.xhtml");

        assertThat(token(practice, "")).contains("second-factor-required");
        assertThat(token(practice, codes.get(3))).contains("wrong-code");
        assertThat(token(practice, codes.get(4))).contains("accessToken");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void who_needs_a_second_factor_sets_it_up_on_the_way_in() throws Exception {
        Practice practice = practice();
        Page page = practice.signIn(window());
        page.navigate("/admin/practice.xhtml");
        page.locator("#secondFactor").selectOption("ALL");
        page.locator("#password").fill(Practice.PASSWORD);
        page.locator("#save-rules").click();
        page.locator(".flor-good").getByText("Saved").waitFor();

        Page next = withPassword(practice, window());
        next.waitForURL("**/second.xhtml*");
        next.locator("#code").fill(code(next.locator("#secret").textContent()));
        next.locator("#enrol").click();
        next.locator("#recovery-codes").waitFor();
        assertThat(next.locator("#recovery-codes li")).hasCount(10);
        next.locator("#onward").click();
        next.waitForURL("**/app/today.xhtml");
    }

    @Test
    void a_passkey_signs_in_unlocks_and_stands_in_for_the_code() {
        Practice practice = practice();
        BrowserContext window = window();
        Page page = practice.signIn(window);
        device(window, page);
        page.navigate("/app/profile.xhtml");
        page.locator("#passkeyLabel").fill("Test device");
        page.locator("#passkeyPassword").fill(Practice.PASSWORD);
        page.locator("#add-passkey").click();
        page.getByText("The passkey is there").waitFor();
        assertThat(page.locator("#passkeys")).containsText("Test device");

        page.navigate("/admin/practice.xhtml");
        page.locator("#rules #idleMinutes").fill("20");
        page.locator("#rules").getByText("Use a passkey instead").click();
        page.locator("#rules")
                .getByText("Your passkey has confirmed that it is you. Go on.")
                .waitFor();
        assertThat(page.locator("#save-rules")).isFocused();
        page.keyboard().press("Enter");
        page.locator(".flor-notice.flor-good").waitFor();
        page.navigate("/admin/practice.xhtml");
        assertThat(page.locator("#rules #idleMinutes")).hasValue("20");
        page.navigate("/app/profile.xhtml");

        page.locator("#leave [data-lock]").click();
        assertThat(page.locator("#flor-locked")).isVisible();
        assertThat(page.locator("main")).isHidden();
        page.locator("#flor-unlock-passkey").click();
        page.locator("main").waitFor();
        assertThat(page.locator("#flor-locked")).isHidden();

        page.locator("#sign-out").click();
        page.waitForURL("**/login.xhtml*");
        page.locator("#passkey-ask").click();
        page.waitForURL("**/app/today.xhtml");

        window.clearCookies();
        page.navigate("/login.xhtml?next=patients");
        page.getByLabel("Email").fill(practice.email());
        page.getByLabel("Password").fill(Practice.PASSWORD);
        page.locator("#sign-in").click();
        page.waitForURL("**/second.xhtml*");
        page.locator("#passkey-ask").click();
        page.waitForURL("**/app/patients.xhtml");
    }

    @Test
    void who_has_no_password_adds_a_passkey_and_signs_with_it() throws Exception {
        Practice practice = practice();
        BrowserContext window = window();
        Page page = practice.signIn(window);
        device(window, page);
        // as the practice's provider lets somebody in
        product.asSuperuser("update staff set password_hash = null where email = '" + practice.email() + "'");
        page.navigate("/app/profile.xhtml");
        assertThat(page.locator("#passkeyPassword")).hasCount(0);
        page.locator("#passkeyLabel").fill("Test device");
        page.locator("#add-passkey").click();
        page.getByText("The passkey is there").waitFor();

        Practice.startVisit(page, "Tomasz", "Zielinski", "287103");
        Practice.giveConsent(page);
        Practice.bringConversation(page);
        Practice.settleAll(page);
        page.locator("[data-dialog=sign]").click();
        page.locator("dialog#sign").getByText("Use a passkey instead").click();
        page.locator("dialog#sign")
                .getByText("Your passkey has confirmed that it is you.")
                .waitFor();
        assertThat(page.locator("dialog#sign #password")).isHidden();
        page.locator("#do-sign").click();

        assertThat(page.locator(".flor-notice.flor-good")).hasText("Signed.");
    }

    private static Practice practice() {
        Practice practice = new Practice();
        practice.setUp(window(), product);
        return practice;
    }

    private static BrowserContext window() {
        return chromium.window(product, Chromium.WIDE, ColorScheme.LIGHT, "{}");
    }

    private static Page withPassword(Practice practice, BrowserContext window) {
        Page page = window.newPage();
        page.navigate("/login.xhtml");
        page.getByLabel("Email").fill(practice.email());
        page.getByLabel("Password").fill(Practice.PASSWORD);
        page.locator("#sign-in").click();
        return page;
    }

    private static String token(Practice practice, String code) {
        String sent = "{\"email\":\"%s\",\"password\":\"%s\"%s}"
                .formatted(practice.email(), Practice.PASSWORD, code.isEmpty() ? "" : ",\"code\":\"" + code + "\"");
        BrowserContext stranger = window();
        try {
            return stranger.request()
                    .post(
                            "/api/v1/auth/token",
                            RequestOptions.create()
                                    .setHeader("Content-Type", "application/json")
                                    .setData(sent))
                    .text();
        } finally {
            stranger.close();
        }
    }

    /** A device in the browser that keeps passkeys and finds its person there. */
    private static void device(BrowserContext window, Page page) {
        CDPSession session = window.newCDPSession(page);
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject sent = new JsonObject();
        sent.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", sent);
    }

    private static String code(String secret) throws InvalidKeyException {
        TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
        return generator.generateOneTimePasswordString(
                new SecretKeySpec(bytes(secret.replace(" ", "")), generator.getAlgorithm()), Instant.now());
    }

    private static byte[] bytes(String base32) {
        BigInteger all = base32.chars()
                .mapToObj(c -> BigInteger.valueOf(BASE32.indexOf(c)))
                .reduce(BigInteger.ONE, (sum, five) -> sum.shiftLeft(5).add(five));
        byte[] withMark = all.toByteArray();
        return Arrays.copyOfRange(withMark, 1, withMark.length);
    }
}
