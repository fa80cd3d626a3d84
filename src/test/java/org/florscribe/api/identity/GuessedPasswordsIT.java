package org.florscribe.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.florscribe.shared.FormEncoding;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Strangers who guess passwords, with as many addresses as they like: what they learn, and how often they are heard (security.md
 * section 6). Addresses are told by a proxy that is trusted. Long, because it measures time and needs a machine to itself.
 */
@Tag("long")
class GuessedPasswordsIT {

    private static final Map<String, String> BEHIND_A_PROXY = Map.of("TRUSTED_PROXIES", "127.0.0.1");

    private static final int MEASURED = 200;
    private static final int ACCOUNTS = 1_000;
    private static final int ADDRESSES = 50;

    /** Accounts that an address may fail at; the next closes it for an hour. */
    private static final int HEARD = 11;

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private static RunningProduct product;
    private static Clinic clinic;

    @BeforeAll
    static void a_practice_with_many_accounts() throws SQLException {
        product = RunningProduct.start(BEHIND_A_PROXY);
        clinic = Clinic.open(product);
        product.asSuperuser("""
                insert into staff select (jsonb_populate_record(s, jsonb_build_object(
                    'id', gen_random_uuid(), 'email', 'known' || n || '@example.com',
                    'email_hash', sha256(convert_to('known' || n || '@example.com', 'UTF8'))))).*
                from staff s, generate_series(1, %d) n where s.email = '%s'""".formatted(ACCOUNTS, clinic.email()));
        Clinic.of(product, "known1@example.com", Clinic.PASSWORD); // they are accounts
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void how_long_a_refusal_takes_does_not_tell_who_has_an_account() {
        double[] known = new double[MEASURED];
        double[] unknown = new double[MEASURED];
        for (int i = -20; i < MEASURED; i++) { // compiled by then
            int near = Math.floorMod(i, 125); // an address that comes again is known to the counters: each has its own
            double one = 0;
            double other = 0;
            for (boolean first : new boolean[] {true, false}) { // nor does it matter who comes first
                if (first == (i % 2 == 0)) {
                    one = milliseconds(
                            "known" + (ACCOUNTS - MEASURED + Math.floorMod(i, MEASURED)), "198.51.100." + near);
                } else {
                    other = milliseconds("nobody" + UUID.randomUUID(), "198.51.100." + (near + 125));
                }
            }
            if (i >= 0) {
                known[i] = one;
                unknown[i] = other;
            }
        }
        double p = rankTest(known, unknown);
        System.out.printf(
                "refusals of %d known and %d unknown addresses: median %.2f and %.2f ms, rank test p = %.3f%n",
                MEASURED, MEASURED, median(known), median(unknown), p);

        double apart = Math.abs(median(known) - median(unknown));
        assertThat(apart < 5 || apart < 0.05 * median(unknown))
                .as("%.1f ms apart", apart)
                .isTrue();
        assertThat(p).isGreaterThan(0.01);
    }

    @Test
    void spraying_from_many_addresses_is_hardly_heard_and_locks_nobody_out_of_their_own_device() throws Exception {
        String device = signIn(clinic.email(), "192.0.2.1", "").headers().allValues("set-cookie").stream()
                .filter(it -> it.startsWith("flor-device="))
                .map(it -> it.replaceFirst(";.*", ""))
                .findFirst()
                .orElseThrow();
        AtomicInteger[] heard = new AtomicInteger[ADDRESSES];
        Arrays.setAll(heard, i -> new AtomicInteger());
        Map<String, String> beside = new HashMap<>(product.besides());
        beside.putAll(BEHIND_A_PROXY);
        try (RunningProduct second = RunningProduct.start(beside)) {
            spray(List.of(product, second), 0, ACCOUNTS / 2, heard);
            assertThat(signIn(clinic.email(), sprayer(0), device).statusCode())
                    .as("the clinician, from the device and from the address of a sprayer")
                    .isEqualTo(302);
        }
        product.restart();
        beside.putAll(product.besides());
        try (RunningProduct second = RunningProduct.start(beside)) {
            spray(List.of(product, second), ACCOUNTS / 2, ACCOUNTS, heard);
        }
        assertThat(signIn(clinic.email(), sprayer(1), device).statusCode()).isEqualTo(302);
        assertThat(signIn(clinic.email(), sprayer(1), "").statusCode())
                .as("from there, but from no known device")
                .isNotEqualTo(302);

        int all = Arrays.stream(heard).mapToInt(AtomicInteger::get).sum();
        int late = Arrays.stream(heard)
                .mapToInt(it -> Math.max(0, it.get() - HEARD))
                .sum();
        int pastTheLimit = ADDRESSES * (ACCOUNTS - HEARD);
        System.out.printf(
                "spraying: %,d guesses, %,d heard, %d of %,d past the limit (%.2f %%)%n",
                ADDRESSES * ACCOUNTS, all, late, pastTheLimit, 100.0 * late / pastTheLimit);
        assertThat(all).isGreaterThan(ADDRESSES * 5);
        assertThat(late).isLessThan(pastTheLimit / 100);
    }

    /** Each address tries these accounts, four at once and on each node in turn; where it begins is its own. */
    private static void spray(List<RunningProduct> nodes, int from, int to, AtomicInteger[] heard) throws Exception {
        ExecutorService four = Executors.newFixedThreadPool(4);
        try {
            for (int address = 0; address < ADDRESSES; address++) {
                int sprayer = address;
                List<Future<?>> guesses = new ArrayList<>();
                for (int i = from; i < to; i++) {
                    int account = (i + sprayer * ACCOUNTS / ADDRESSES) % ACCOUNTS + 1;
                    RunningProduct node = nodes.get(i % nodes.size());
                    guesses.add(four.submit(() -> {
                        int status = guess(node, "known" + account, sprayer(sprayer));
                        assertThat(status).isIn(401, 429, 503);
                        if (status == 401) {
                            heard[sprayer].incrementAndGet();
                        }
                    }));
                }
                for (Future<?> guess : guesses) {
                    guess.get();
                }
            }
        } finally {
            four.shutdownNow();
        }
    }

    private static String sprayer(int number) {
        return "203.0.113." + (number + 1);
    }

    private static double milliseconds(String account, String address) {
        long start = System.nanoTime();
        assertThat(guess(product, account, address)).isEqualTo(401);
        return (System.nanoTime() - start) / 1e6;
    }

    private static int guess(RunningProduct node, String account, String address) {
        return send(HttpRequest.newBuilder(node.baseUrl().resolve("/api/v1/auth/token"))
                        .header("Content-Type", "application/json")
                        .header("X-Forwarded-For", address)
                        .POST(BodyPublishers.ofString(
                                "{\"email\":\"%s@example.com\",\"password\":\"autumn leaves 2026\"}"
                                        .formatted(account)))
                        .build())
                .statusCode();
    }

    /** By the page, as a browser does it. */
    private static HttpResponse<String> signIn(String email, String address, String cookie) {
        String form = FormEncoding.of(Map.of(
                "login", "login",
                "sign-in", "Sign in",
                "visit", "",
                "next", "",
                "email", email,
                "password", Clinic.PASSWORD,
                "jakarta.faces.ViewState", "stateless"));
        URI page = product.baseUrl().resolve("/login.xhtml?next=");
        HttpRequest.Builder request = HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", product.baseUrl().toString())
                .header("Sec-Fetch-Site", "same-origin")
                .header("X-Forwarded-For", address)
                .POST(BodyPublishers.ofString(form));
        return send((cookie.isEmpty() ? request : request.header("Cookie", cookie)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** Mann and Whitney's test with the normal approximation, two-sided; times in nanoseconds have no ties to speak of. */
    private static double rankTest(double[] a, double[] b) {
        double above = Arrays.stream(a)
                .map(x -> IntStream.range(0, b.length)
                        .mapToDouble(i -> x > b[i] ? 1 : x < b[i] ? 0 : 0.5)
                        .sum())
                .sum();
        double pairs = (double) a.length * b.length;
        double z = (above - pairs / 2) / Math.sqrt(pairs * (a.length + b.length + 1) / 12);
        return 2 * (1 - normal(Math.abs(z)));
    }

    /** The distribution function of the normal distribution (Abramowitz and Stegun 26.2.17, error below 7.5e-8). */
    private static double normal(double z) {
        double t = 1 / (1 + 0.2316419 * z);
        double tail = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return 1 - tail * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }
}
