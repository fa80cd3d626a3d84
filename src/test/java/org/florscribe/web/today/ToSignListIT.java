package org.florscribe.web.today;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.PageVisitor;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.Test;

/** More notes to sign than one page of the list shows. */
class ToSignListIT {

    private static final int ON_A_PAGE = 50;
    private static final String FIRST_PAGE = "/app/today.xhtml?list=to-sign";
    private static final Pattern ROW = Pattern.compile("flor-name\" href=\"/app/visit\\.xhtml\\?id=([0-9a-f-]{36})");
    private static final Pattern MORE =
            Pattern.compile("href=\"(/app/today\\.xhtml\\?list=to-sign&amp;after=[^\"]+)\"");

    @Test
    void no_note_is_missed_or_shown_twice_when_some_are_signed_between_two_pages() {
        Clinic clinic = Clinic.open(RunningProduct.shared());
        List<UUID> visits = notesToSign(clinic, ON_A_PAGE + 5);
        PageVisitor clinician = PageVisitor.signIn(RunningProduct.shared(), clinic);

        String first = page(clinician, FIRST_PAGE);
        assertThat(rows(first)).containsExactlyElementsOf(visits.subList(0, ON_A_PAGE));
        sign(clinic, visits.get(0));
        sign(clinic, visits.get(ON_A_PAGE - 1)); // the next page starts from this one
        sign(clinic, visits.get(ON_A_PAGE + 1));
        String second = page(clinician, more(first).orElseThrow());

        assertThat(rows(second))
                .containsExactly(
                        visits.get(ON_A_PAGE),
                        visits.get(ON_A_PAGE + 2),
                        visits.get(ON_A_PAGE + 3),
                        visits.get(ON_A_PAGE + 4));
        assertThat(more(second)).isEmpty();
        assertThat(rows(page(clinician, FIRST_PAGE)))
                .doesNotContain(visits.get(0))
                .hasSize(ON_A_PAGE);
    }

    /** In the order of the list: by time, and those of one time by their ids. */
    private static List<UUID> notesToSign(Clinic clinic, int count) {
        UUID patient = clinic.newPatient();
        Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS);
        List<UUID> visits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // the end of the first page falls among visits of one time
            Instant at = start.plus(i < ON_A_PAGE - 10 ? i : ON_A_PAGE, ChronoUnit.MINUTES);
            UUID visit = clinic.post(
                            "/encounters",
                            "{\"patientId\":\"%s\",\"reason\":\"Check-up\",\"scheduledAt\":\"%s\"}"
                                    .formatted(patient, at))
                    .expect(201)
                    .id();
            clinic.put("/encounters/" + visit + "/note", """
                            {"sections":[{"code":"CHIEF_COMPLAINT","statements":[{"text":"Sore knee."}]}]}""", Map.of("If-None-Match", "*"))
                    .expect(201);
            visits.add(visit);
        }
        return visits;
    }

    private static void sign(Clinic clinic, UUID visit) {
        clinic.post("/encounters/" + visit + "/note/sign", "{\"password\":\"%s\"}".formatted(Clinic.PASSWORD))
                .expect(200);
    }

    private static String page(PageVisitor clinician, String address) {
        HttpResponse<String> answer = clinician.open(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static List<UUID> rows(String page) {
        return ROW.matcher(page)
                .results()
                .map(it -> UUID.fromString(it.group(1)))
                .toList();
    }

    private static Optional<String> more(String page) {
        Matcher link = MORE.matcher(page);
        return link.find() ? Optional.of(link.group(1).replace("&amp;", "&")) : Optional.empty();
    }
}
