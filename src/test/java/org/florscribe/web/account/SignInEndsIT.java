package org.florscribe.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.PageForm;
import org.florscribe.testing.PageVisitor;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.SecurityLog;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.Test;

/** What ends sign-ins besides a changed password, and that no way back leads around a second factor. */
class SignInEndsIT {

    private static final String NEXT = "another tall ship, and a lighthouse";
    private static final String NAMES = "made of names that belong to you or the practice";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final RunningProduct product = RunningProduct.shared();

    @Test
    void every_change_of_a_factor_ends_all_other_sign_ins_and_not_the_one_that_made_it() throws Exception {
        Clinic clinic = Clinic.open(product);

        PageVisitor elsewhere = PageVisitor.signIn(product, clinic);
        JsonNode app = clinic.post("/me/factors/authenticator", "").expect(200).json();
        assertThat(isOpen(elsewhere)).as("begun, and nothing changed yet").isTrue();
        List<String> codes = confirmed(clinic, app);
        assertThat(isOpen(elsewhere)).as("an app was added").isFalse();

        Clinic other = withCode(clinic, codes.get(0));
        List<String> newCodes =
                codes(clinic.post("/me/factors/recovery-codes", "").expect(200).json());
        other.get("/me").expect(401);

        UUID passkey = passkey(clinic);
        Clinic third = withCode(clinic, newCodes.get(0));
        third.get("/me").expect(200);
        clinic.delete("/me/passkeys/" + passkey).expect(204);
        third.get("/me").expect(401);

        Clinic fourth = withCode(clinic, newCodes.get(1));
        clinic.delete("/me/factors/authenticator").expect(204);
        fourth.get("/me").expect(401);
        PageVisitor again = PageVisitor.signIn(product, clinic);
        assertThat(isOpen(again)).isTrue();
        clinic.get("/me").expect(200);
    }

    @Test
    void a_password_that_was_reset_still_asks_for_the_second_factor() throws Exception {
        Clinic clinic = Clinic.open(product);
        JsonNode app = clinic.post("/me/factors/authenticator", "").expect(200).json();
        List<String> codes = confirmed(clinic, app);

        String link = product.command("staff", "reset-password", "--email", clinic.email())
                .words();
        String token = link.replaceAll("(?s).*#token=([\\w-]{43}).*", "$1");
        clinic.post("/auth/password-reset/confirm", "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(token, NEXT))
                .expect(204);

        assertThat(token(clinic, NEXT, "").slug()).isEqualTo("second-factor-required");
        assertThat(token(clinic, NEXT, "000000").status()).isEqualTo(401);
        assertThat(clinic.get("/me/factors").status())
                .as("signed in before the reset")
                .isEqualTo(401);
        Clinic.Answer open = token(clinic, NEXT, codes.get(4)).expect(200);
        SecurityLog.await(product, "signed-in", "\"proofs\":\"PASSWORD+RECOVERY_CODE\"");
        Clinic back = clinic.with(open.json().get("accessToken").asText());
        assertThat(back.get("/me/factors")
                        .expect(200)
                        .json()
                        .get("authenticator")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void everybody_of_a_practice_is_signed_out_at_once_by_whoever_runs_the_server() throws SQLException {
        Clinic clinic = Clinic.open(product);
        Clinic colleague = clinic.colleague("Farrow", "CLINICIAN");
        Clinic others = Clinic.open(product);
        PageVisitor browser = PageVisitor.signIn(product, colleague);

        RunningProduct.Answer said = product.command(
                "practice", "sign-out", "--practice", clinic.practiceId().toString());

        assertThat(said.code()).isZero();
        assertThat(said.words()).contains(clinic.practiceId() + " 3 sign-ins ended");
        clinic.get("/me").expect(401);
        colleague.get("/me").expect(401);
        assertThat(isOpen(browser)).isFalse();
        others.get("/me").expect(200);
        assertThat(
                        new Tables(product)
                                .column(
                                        clinic.practiceId(),
                                        "select action from audit_event where actor_id is null and action = 'SESSIONS_REVOKED'"))
                .hasSize(1);
        assertThat(isOpen(PageVisitor.signIn(product, colleague))).isTrue();
    }

    @Test
    void a_password_made_of_the_practices_name_is_refused_wherever_one_is_chosen() {
        Clinic clinic = Clinic.open(product);
        String etag = clinic.get("/practice").expect(200).etag();
        clinic.patch("/practice", "{\"name\":\"Amberwood Riverside\"}", Map.of("If-Match", etag))
                .expect(200);
        String named = "Riverside-Amberwood1";

        String invitation = clinic.post("/staff", """
                        {"givenName":"Ione","familyName":"Farrow","email":"%s@example.org","roles":["SCRIBE"]}""".formatted(UUID.randomUUID()))
                .expect(201)
                .json()
                .get("invitationToken")
                .asText();
        refusedAsName(clinic.post(
                "/invitations/accept", "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(invitation, named)));
        String reset = product.command("staff", "reset-password", "--email", clinic.email())
                .words()
                .replaceAll("(?s).*#token=([\\w-]{43}).*", "$1");
        refusedAsName(clinic.post(
                "/auth/password-reset/confirm", "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(reset, named)));
        PageVisitor own = PageVisitor.signIn(product, clinic);
        PageForm form =
                PageForm.with("newPassword", own.open("/app/profile.xhtml").body());
        assertThat(own.submit(
                                "/app/profile.xhtml",
                                Map.of(
                                        "password-form",
                                        "password-form",
                                        "password",
                                        Clinic.PASSWORD,
                                        "newPassword",
                                        named,
                                        "change-password",
                                        "Change password",
                                        PageForm.STATE,
                                        form.fields().get(PageForm.STATE)))
                        .body())
                .contains(NAMES);
    }

    private static void refusedAsName(Clinic.Answer answer) {
        answer.expect(400);
        assertThat(answer.text()).contains(NAMES);
    }

    private static boolean isOpen(PageVisitor browser) {
        return browser.open("/app/today.xhtml").statusCode() == 200;
    }

    private Clinic withCode(Clinic clinic, String code) {
        return clinic.with(token(clinic, Clinic.PASSWORD, code)
                .expect(200)
                .json()
                .get("accessToken")
                .asText());
    }

    private static Clinic.Answer token(Clinic clinic, String password, String code) {
        return clinic.post(
                "/auth/token",
                "{\"email\":\"%s\",\"password\":\"%s\"%s}"
                        .formatted(clinic.email(), password, code.isEmpty() ? "" : ",\"code\":\"" + code + "\""));
    }

    /** The first code of the app. */
    private static List<String> confirmed(Clinic clinic, JsonNode app) throws Exception {
        return codes(clinic.post("/me/factors/authenticator/confirm", "{\"code\":\"%s\"}".formatted(code(app)))
                .expect(200)
                .json());
    }

    private static List<String> codes(JsonNode made) {
        List<String> codes = new ArrayList<>();
        made.get("recoveryCodes").forEach(code -> codes.add(code.asText()));
        return codes;
    }

    private UUID passkey(Clinic clinic) throws SQLException {
        UUID id = UUID.randomUUID();
        new Tables(product)
                .execute(
                        clinic.practiceId(),
                        "insert into passkey (id, practice_id, staff_id, credential_id, credential_hash, public_key, signatures,"
                                + " label, created_at) values (?, ?, ?, ?, sha256(?), ?, 0, 'made up', now())",
                        id,
                        clinic.practiceId(),
                        clinic.clinicianId(),
                        id.toString().getBytes(StandardCharsets.US_ASCII),
                        id.toString().getBytes(StandardCharsets.US_ASCII),
                        new byte[] {1});
        return id;
    }

    private static String code(JsonNode app) throws InvalidKeyException, NoSuchAlgorithmException {
        TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
        byte[] secret = app.get("secret")
                .asText()
                .replace(" ", "")
                .chars()
                .mapToObj(c -> BigInteger.valueOf(BASE32.indexOf(c)))
                .reduce(BigInteger.ONE, (sum, five) -> sum.shiftLeft(5).add(five))
                .toByteArray();
        return generator.generateOneTimePasswordString(
                new SecretKeySpec(Arrays.copyOfRange(secret, 1, secret.length), generator.getAlgorithm()),
                Instant.now());
    }
}
