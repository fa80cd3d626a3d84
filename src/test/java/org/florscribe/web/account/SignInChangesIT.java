package org.florscribe.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.florscribe.testing.Await;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.PageForm;
import org.florscribe.testing.PageVisitor;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A password that is changed on one's own page or by a link: what ends with it, and who is written to. */
class SignInChangesIT {

    private static final String NEXT = "another tall ship, and a lighthouse";

    private static int mailPort;
    private static GreenMail server;
    private static RunningProduct product;

    @BeforeAll
    static void start() throws IOException {
        mailPort = RunningProduct.freePort();
        server = server();
        product = RunningProduct.start(
                Map.of("SMTP_URL", "smtp://127.0.0.1:" + mailPort, "MAIL_FROM", "scribe@example.org"));
    }

    @AfterAll
    static void stop() {
        product.close();
        server.stop();
    }

    @Test
    void a_changed_password_ends_all_other_sign_ins_and_is_told_by_letter() throws Exception {
        Clinic clinic = Clinic.open(product);
        PageVisitor here = PageVisitor.signIn(product, clinic);
        PageVisitor elsewhere = PageVisitor.signIn(product, clinic);

        HttpResponse<String> refused = change(here, "not the password at all", NEXT);
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(elsewhere.open("/app/today.xhtml").statusCode()).isEqualTo(200);
        HttpResponse<String> common = change(here, Clinic.PASSWORD, "passwordpassword");
        assertThat(common.statusCode()).isEqualTo(200);
        assertThat(letters(clinic)).isEmpty();

        HttpResponse<String> changed = change(here, Clinic.PASSWORD, NEXT);
        assertThat(changed.statusCode()).isEqualTo(302);
        String cookie = changed.headers().allValues("set-cookie").stream()
                .filter(it -> it.startsWith("flor="))
                .map(it -> it.replaceFirst(";.*", ""))
                .findFirst()
                .orElseThrow();
        assertThat(PageVisitor.stranger(product, cookie)
                        .open("/app/today.xhtml")
                        .statusCode())
                .isEqualTo(200);
        assertThat(here.open("/app/today.xhtml").statusCode())
                .as("the cookie before the change")
                .isEqualTo(302);
        assertThat(elsewhere.open("/app/today.xhtml").statusCode()).isEqualTo(302);
        clinic.get("/me").expect(401);
        assertThat(token(clinic, Clinic.PASSWORD).status()).isEqualTo(401);
        assertThat(token(clinic, NEXT).status()).isEqualTo(200);
        assertThat(letters(clinic)).containsExactly("SIGN_IN_CHANGED");
        assertThat(mail(1)).anyMatch(it -> it.contains("the password of your FlorScribe account was changed"));
    }

    @Test
    void a_reset_waits_for_the_mail_server_its_link_works_once_and_the_change_is_told() throws Exception {
        Clinic clinic = Clinic.open(product);
        PageVisitor elsewhere = PageVisitor.signIn(product, clinic);
        server.stop();
        clinic.post("/auth/password-reset", "{\"email\":\"" + clinic.email() + "\"}")
                .expect(202);
        clinic.post("/auth/password-reset", "{\"email\":\"nobody-" + clinic.email() + "\"}")
                .expect(202);
        await(clinic, "select count(*) from mail where kind = 'PASSWORD_RESET' and attempts > 0");
        server = server();

        List<String> first = mail(1);
        assertThat(first).hasSize(1);
        assertThat(first.get(0)).contains(product.baseUrl() + "/reset.xhtml#token=");
        String token = first.get(0).replaceAll("(?s).*#token=([\\w-]{43}).*", "$1");
        String confirm = "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(token, NEXT);
        clinic.post("/auth/password-reset/confirm", confirm).expect(204);
        clinic.post("/auth/password-reset/confirm", confirm).expect(404);

        assertThat(elsewhere.open("/app/today.xhtml").statusCode()).isEqualTo(302);
        assertThat(mail(2)).anyMatch(it -> it.contains("was chosen anew by a link"));
    }

    @Test
    void the_announced_end_of_a_practice_is_told_to_its_owners() throws Exception {
        Clinic clinic = Clinic.open(product);
        String name = clinic.get("/practice").expect(200).json().get("name").asText();
        server.purgeEmailFromAllMailboxes();
        String id = clinic.practiceId().toString();
        assertThat(product.command("practice", "destroy", "--practice", id, "--name", name)
                        .code())
                .isZero();
        assertThat(mail(1)).allMatch(it -> it.contains("It is destroyed for good") && it.contains("/admin/keys.xhtml"));
        assertThat(letters(clinic)).contains("PRACTICE_ENDS");
        assertThat(product.command("practice", "keep", "--practice", id).code()).isZero();
    }

    private static HttpResponse<String> change(PageVisitor person, String current, String next) {
        PageForm form =
                PageForm.with("newPassword", person.open("/app/profile.xhtml").body());
        return person.submit(
                "/app/profile.xhtml",
                Map.of(
                        "password-form",
                        "password-form",
                        "password",
                        current,
                        "newPassword",
                        next,
                        "change-password",
                        "Change password",
                        PageForm.STATE,
                        form.fields().get(PageForm.STATE)));
    }

    private static Clinic.Answer token(Clinic clinic, String password) {
        return clinic.post("/auth/token", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(clinic.email(), password));
    }

    private static List<String> letters(Clinic clinic) throws Exception {
        return new Tables(product).column(clinic.practiceId(), "select kind from mail");
    }

    private static void await(Clinic clinic, String count) throws Exception {
        Await.until(
                count,
                Duration.ofSeconds(30),
                () -> !new Tables(product).column(clinic.practiceId(), count).equals(List.of("0")));
    }

    private static GreenMail server() {
        GreenMail made = new GreenMail(new ServerSetup(mailPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        made.start();
        return made;
    }

    /** The texts of what came since the server was started, once there are this many. */
    private static List<String> mail(int count) {
        assertThat(server.waitForIncomingEmail(120_000, count)).isTrue();
        return Arrays.stream(server.getReceivedMessages())
                .map(SignInChangesIT::text)
                .toList();
    }

    private static String text(MimeMessage letter) {
        try {
            return letter.getContent().toString();
        } catch (IOException | MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
