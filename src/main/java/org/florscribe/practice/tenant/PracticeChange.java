package org.florscribe.practice.tenant;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.InvalidInput.FieldError;

/** What is to be different about the practice; what is absent stays. All as typed, checked when applied. */
public record PracticeChange(
        Optional<String> name,
        Optional<String> timeZone,
        Optional<String> locale,
        Optional<String> jurisdiction,
        Optional<String> address,
        Optional<String> consentText,
        Optional<Integer> keepSignedAudioDays,
        Optional<Integer> keepUnsignedAudioDays,
        Records keepRecords) {

    /** As {@link RecordDays}. */
    public record Records(
            Optional<Integer> transcript, Optional<Integer> draft, Optional<Integer> export, Optional<Integer> note) {

        RecordDays applyTo(RecordDays before, List<FieldError> errors) {
            RecordDays after = new RecordDays(
                    transcript.orElse(before.transcript()),
                    draft.orElse(before.draft()),
                    export.orElse(before.export()),
                    note.orElse(before.note()));
            check("keepTranscriptDays", after.transcript(), RecordDays.SHORTEST, errors);
            check("keepDraftDays", after.draft(), RecordDays.SHORTEST, errors);
            check("keepExportDays", after.export(), RecordDays.SHORTEST, errors);
            check("keepNoteDays", after.note(), RecordDays.SHORTEST_NOTE, errors);
            return after;
        }

        private static void check(String field, int days, int fewest, List<FieldError> errors) {
            if (days != 0 && (days < fewest || days > RecordDays.LONGEST)) {
                errors.add(new FieldError(
                        field, "Enter 0, or a number of days from " + fewest + " to " + RecordDays.LONGEST + "."));
            }
        }
    }

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_ADDRESS = 1_000;
    private static final int LONGEST_CONSENT = 5_000;

    /** @throws InvalidInput naming every field that cannot be used */
    Practice applyTo(Practice before) {
        List<FieldError> errors = new ArrayList<>();
        String newName = name.map(String::strip).orElse(before.name());
        checkName(newName, errors);
        length("jurisdiction", jurisdiction, LONGEST_LINE, errors);
        length("address", address, LONGEST_ADDRESS, errors);
        length("consentText", consentText, LONGEST_CONSENT, errors);
        ZoneId zone = timeZone.flatMap(text -> zone(text, errors)).orElse(before.timeZone());
        String language = locale.flatMap(text -> language(text, errors)).orElse(before.locale());
        KeepTimes keepTimes = new KeepTimes(
                keepSignedAudioDays.orElse(before.keepTimes().signedDays()),
                keepUnsignedAudioDays.orElse(before.keepTimes().unsignedDays()),
                keepRecords.applyTo(before.keepTimes().records(), errors));
        days("keepSignedAudioDays", keepTimes.signedDays(), 0, errors);
        days("keepUnsignedAudioDays", keepTimes.unsignedDays(), KeepTimes.SHORTEST_UNSIGNED_DAYS, errors);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return new Practice(
                before.id(),
                newName,
                zone,
                language,
                jurisdiction.map(String::strip).orElse(before.jurisdiction()),
                address.map(String::strip).orElse(before.address()),
                consentText.map(String::strip).orElse(before.consentText()),
                keepTimes,
                before.version(),
                before.createdAt());
    }

    static void checkName(String name, List<FieldError> errors) {
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError("name", "Enter a name of 1 to " + LONGEST_NAME + " characters."));
        }
    }

    static Optional<ZoneId> zone(String text, List<FieldError> errors) {
        try {
            return Optional.of(ZoneId.of(text.strip()));
        } catch (DateTimeException e) {
            errors.add(new FieldError("timeZone", "Choose a time zone, such as America/New_York or Europe/Vienna."));
            return Optional.empty();
        }
    }

    private static Optional<String> language(String text, List<FieldError> errors) {
        try {
            String tag =
                    new Locale.Builder().setLanguageTag(text.strip()).build().toLanguageTag();
            if (!tag.equals("und")) {
                return Optional.of(tag);
            }
        } catch (IllformedLocaleException e) {
            // said below, as for the empty text
        }
        errors.add(new FieldError("locale", "Choose a language, such as en or de-AT."));
        return Optional.empty();
    }

    private static void days(String field, int days, int fewest, List<FieldError> errors) {
        if (days < fewest || days > KeepTimes.LONGEST_DAYS) {
            errors.add(new FieldError(
                    field, "Enter a number of days from " + fewest + " to " + KeepTimes.LONGEST_DAYS + "."));
        }
    }

    private static void length(String field, Optional<String> text, int longest, List<FieldError> errors) {
        if (text.filter(value -> value.strip().length() > longest).isPresent()) {
            errors.add(new FieldError(field, "Use at most " + longest + " characters."));
        }
    }
}
