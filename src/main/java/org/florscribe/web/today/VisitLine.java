package org.florscribe.web.today;

import java.util.UUID;
import org.florscribe.clinical.encounter.EncounterStage;
import org.florscribe.clinical.pipeline.WorklistRow;
import org.florscribe.shared.PhiText;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;

/**
 * One visit as the list shows it.
 *
 * @param date empty where all visits are of one day
 * @param tone style class of the state
 * @param detail one more line about the state; may be empty
 */
public record VisitLine(
        UUID id,
        String time,
        String date,
        String name,
        String person,
        String reason,
        String tone,
        String icon,
        String label,
        String detail,
        String action,
        boolean primary,
        boolean start) {

    static VisitLine of(WorklistRow row, boolean withDay, Times times, Words words) {
        Look look = Look.of(row);
        return new VisitLine(
                row.encounterId(),
                times.clock(row.scheduledAt()),
                withDay ? times.date(row.scheduledAt().atZone(times.zone()).toLocalDate()) : "",
                row.patientName().reveal(),
                person(row, words),
                row.reason().reveal(),
                look.tone,
                look.icon,
                words.get("visit.look." + look),
                detail(row, words),
                words.get("today.action." + row.action()),
                row.action() == WorklistRow.Action.REVIEW || row.action() == WorklistRow.Action.RETRY,
                row.action() == WorklistRow.Action.START);
    }

    private static String person(WorklistRow row, Words words) {
        String ageAndSex = row.age() + " " + words.get("sex.short." + row.sex());
        return row.mrn()
                .map(PhiText::reveal)
                .map(mrn -> ageAndSex + " · " + words.get("patient.mrn-short") + " " + mrn)
                .orElse(ageAndSex);
    }

    private static String detail(WorklistRow row, Words words) {
        if (row.attention().isPresent()) {
            return words.get("attention.short." + row.attention().get());
        }
        if (row.stage() != EncounterStage.IN_REVIEW) {
            return "";
        }
        return row.toSettle()
                .map(count -> count == 0 ? words.get("today.all-supported") : words.get("today.to-settle", count))
                .orElse("");
    }

    /** How a state looks: never by colour alone. */
    private enum Look {
        PLANNED("flor-quiet", "circle"),
        RECORDING("flor-bad", "circle-fill"),
        WRITING("flor-busy", "sync"),
        READY("flor-info", "file-edit"),
        SIGNED("flor-ok", "check"),
        CANCELLED("flor-quiet", "ban"),
        WAITS("flor-bad", "exclamation-triangle");

        private final String tone;
        private final String icon;

        Look(String tone, String icon) {
            this.tone = tone;
            this.icon = icon;
        }

        private static Look of(WorklistRow row) {
            if (row.attention().isPresent()) {
                return WAITS;
            }
            return switch (row.stage()) {
                case PLANNED -> PLANNED;
                case RECORDING -> RECORDING;
                case TRANSCRIBING, EXTRACTING, DRAFTING -> WRITING;
                case IN_REVIEW -> READY;
                case SIGNED -> SIGNED;
                case CANCELLED -> CANCELLED;
            };
        }
    }

    /** Masked: it identifies a patient. */
    @Override
    public String toString() {
        return "VisitLine[" + id + "]";
    }
}
