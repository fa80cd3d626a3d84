package org.florscribe.jobs.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.florscribe.clinical.patient.PatientEntry;
import org.florscribe.clinical.transcript.TranscriptFile;

/** One made-up visit as {@code demo/visits.json} lists it: the person, the reason, and the conversation's file. */
public record DemoConversation(
        String file, String mediaType, String reason, String givenName, String familyName, int ageYears, String sex) {

    private static final String FOLDER = "/org/florscribe/demo/";

    static List<DemoConversation> all() {
        try (InputStream in = open("visits.json")) {
            return new ObjectMapper().readValue(in, new TypeReference<List<DemoConversation>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TranscriptFile transcript() {
        try (InputStream in = open(file)) {
            return new TranscriptFile(mediaType, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PatientEntry patient(LocalDate today, int number) {
        return new PatientEntry(
                givenName,
                familyName,
                today.minusYears(ageYears).minusDays(40L + number).toString(),
                sex,
                "DEMO-" + (1000 + number));
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(DemoConversation.class.getResourceAsStream(FOLDER + name), name);
    }
}
