package org.florscribe.campaign;

import static java.util.Map.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.florscribe.testing.Clinic;

/** What stands in each slot and body of a call. A call that is missing here fails the campaign: add its line. */
final class ForeignCalls {

    /** First part of the path and slot, or the slot alone: the id of what goes there. */
    private static final Map<String, Belongings.Kind> IDS = Map.ofEntries(
            entry("encounters path:id", Belongings.Kind.VISIT),
            entry("encounters path:itemId", Belongings.Kind.CONTEXT),
            entry("encounters path:shareId", Belongings.Kind.SHARE),
            entry("patients path:shareId", Belongings.Kind.PATIENT_SHARE),
            entry("emergencies path:id", Belongings.Kind.EMERGENCY),
            entry("body:staffId", Belongings.Kind.STAFF),
            entry("body:clinicianId", Belongings.Kind.STAFF),
            entry("patients path:id", Belongings.Kind.PATIENT),
            entry("uploads path:id", Belongings.Kind.UPLOAD),
            entry("recordings path:id", Belongings.Kind.RECORDING),
            entry("staff path:id", Belongings.Kind.STAFF),
            entry("me path:id", Belongings.Kind.SESSION),
            entry("me path:keyId", Belongings.Kind.API_KEY),
            entry("api-keys path:id", Belongings.Kind.API_KEY),
            entry("body:ownerId", Belongings.Kind.STAFF),
            entry("me path:passkeyId", Belongings.Kind.PASSKEY),
            entry("parked-steps path:id", Belongings.Kind.STEP),
            entry("ehr-connections path:id", Belongings.Kind.CONNECTION),
            entry("engines path:id", Belongings.Kind.ENGINE),
            entry("templates path:id", Belongings.Kind.TEMPLATE),
            entry("webhooks path:id", Belongings.Kind.WEBHOOK),
            entry("webhooks path:deliveryId", Belongings.Kind.WEBHOOK_DELIVERY),
            entry("certificates path:id", Belongings.Kind.CERTIFICATE),
            entry("body:templateId", Belongings.Kind.TEMPLATE),
            entry("encounters path:exportId", Belongings.Kind.DELIVERY),
            entry("body:connectionId", Belongings.Kind.CONNECTION),
            entry("query:actorId", Belongings.Kind.STAFF),
            entry("query:patientId", Belongings.Kind.PATIENT),
            entry("body:patientId", Belongings.Kind.PATIENT));

    /** Parameters that are words or names within a visit, not ids of a thing. */
    private static final Map<String, String> WORDS = Map.of(
            "path:step", "DRAFT", "path:statementId", "s1", "path:findingId", "f1", "path:code", "ASSESSMENT_AND_PLAN");

    /** Bodies that could be taken, with the caller's own patient. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            entry(
                    "POST /encounters",
                    "{\"patientId\":\"{body:patientId}\",\"clinicianId\":\"{body:clinicianId}\",\"templateId\":\"{body:templateId}\"}"),
            entry(
                    "POST /api-keys",
                    "{\"name\":\"x\",\"ownerId\":\"{body:ownerId}\",\"scopes\":[\"charts:read\"],\"expiresAt\":\"{next-month}\"}"),
            entry("POST /api-keys/{id}/replace", "{\"expiresAt\":\"{next-month}\"}"),
            entry("POST /me/factors/authenticator/confirm", "{\"code\":\"000000\"}"),
            entry("POST /me/passkeys", "{\"label\":\"x\",\"credential\":\"{}\"}"),
            entry(
                    "POST /staff",
                    "{\"givenName\":\"X\",\"familyName\":\"Y\",\"email\":\"nobody\",\"roles\":[\"SCRIBE\"]}"),
            entry("PATCH /practice", "{\"jurisdiction\":\"x\"}"),
            entry("PUT /practice/sign-in-rules", "{\"idleMinutes\":15,\"secondFactor\":\"OPTIONAL\"}"),
            entry(
                    "POST /patients",
                    "{\"givenName\":\"X\",\"familyName\":\"Y\",\"birthDate\":\"1961-05-04\",\"sex\":\"female\",\"confirmNew\":true}"),
            entry("POST /templates", "{\"title\":\"x\",\"sections\":[{\"title\":\"x\"}]}"),
            entry(
                    "POST /engines",
                    "{\"task\":\"TRANSCRIBE\",\"kind\":\"openai\",\"name\":\"x\",\"baseUrl\":\"http://127.0.0.1:9\"}"),
            entry(
                    "POST /ehr-connections",
                    "{\"kind\":\"fhir-r4\",\"name\":\"x\",\"baseUrl\":\"http://127.0.0.1:9/fhir\"}"),
            entry("POST /encounters/{id}/share", "{\"staffId\":\"{body:staffId}\"}"),
            entry("PUT /encounters/{id}/confidential", "{\"confidential\":true}"),
            entry("POST /encounters/{id}/break-glass", "{\"reason\":\"found without consciousness\"}"),
            entry("POST /patients/{id}/share", "{\"staffId\":\"{body:staffId}\"}"),
            entry("POST /emergencies/{id}/close", "{\"finding\":\"x\"}"),
            entry("PUT /practice/chart-scope", "{\"scope\":\"PRACTICE\"}"),
            entry("PATCH /encounters/{id}", "{\"language\":\"es\"}"),
            entry("POST /encounters/{id}/audio", "RIFF"),
            entry("POST /encounters/{id}/recordings", "{}"),
            entry("POST /recordings/{id}/frames", "x"),
            entry("POST /recordings/{id}/buffer-key", "{}"),
            entry("POST /recordings/{id}/stop", "{\"lastSequence\":-1}"),
            entry("POST /recordings/{id}/gaps", "{\"kind\":\"muted\",\"afterSequence\":-1,\"durationMs\":5}"),
            entry("POST /encounters/{id}/uploads", "{\"sizeBytes\":1000}"),
            entry("PUT /uploads/{id}", "RIFF"),
            entry("POST /encounters/{id}/cancel", "{\"reason\":\"x\"}"),
            entry("POST /encounters/{id}/move", "{\"patientId\":\"{body:patientId}\"}"),
            entry(
                    "PUT /encounters/{id}/consent",
                    "{\"given\":false,\"method\":\"VERBAL\",\"language\":\"en\",\"personsPresent\":[\"PATIENT\"]}"),
            entry("POST /encounters/{id}/context", "{\"kind\":\"EXAM\",\"text\":\"x\"}"),
            entry("PUT /encounters/{id}/note", "{\"sections\":[]}"),
            entry("POST /encounters/{id}/note/addenda", "{\"text\":\"x\"}"),
            entry("POST /encounters/{id}/note/entered-in-error", "{\"reason\":\"x\"}"),
            entry("POST /encounters/{id}/note/sign", "{\"password\":\"%s\"}".formatted(Clinic.PASSWORD)),
            entry("POST /encounters/{id}/note/statements/{statementId}/disposition", "{\"disposition\":\"KEPT\"}"),
            entry("POST /encounters/{id}/note/sections/{code}/rewrite", "{\"instruction\":\"shorter\"}"),
            entry("POST /encounters/{id}/note/sections/{code}/proposal", "{\"choice\":\"KEEP\"}"),
            entry("POST /encounters/{id}/note/redraft", "{\"all\":true}"),
            entry("PUT /encounters/{id}/form", "{\"templateId\":\"{body:templateId}\"}"),
            entry("PUT /me/style", "{\"templateId\":\"{body:templateId}\",\"rules\":[]}"),
            entry("PUT /templates/{id}", "{\"title\":\"x\",\"sections\":[{\"title\":\"x\"}]}"),
            entry("PATCH /encounters/{id}/transcript", "{\"swap\":[\"s1\",\"s2\"]}"),
            entry(
                    "POST /encounters/{id}/transcript",
                    "{\"utterances\":[{\"speaker\":\"Doctor\",\"text\":\"I am not here.\"}]}"),
            entry("POST /parked-steps/{id}/discard", "{\"reason\":\"x\"}"),
            entry("PATCH /ehr-connections/{id}", "{\"name\":\"X\"}"),
            entry("POST /webhooks", "{\"url\":\"https://nobody.invalid/hook\",\"events\":[\"visit.cancelled\"]}"),
            entry("PATCH /webhooks/{id}", "{\"active\":false}"),
            entry("PATCH /engines/{id}", "{\"name\":\"X\"}"),
            entry("POST /engines/{id}/quality-runs", "{\"visits\":1}"),
            entry("PUT /engines/{id}/share", "{\"share\":0}"),
            entry("POST /encounters/{id}/exports", "{\"connectionId\":\"{body:connectionId}\"}"),
            entry("POST /encounters/{id}/exports/{exportId}/resolve", "{\"sendAgain\":true}"),
            entry("POST /patients/{id}/legal-hold", "{\"reason\":\"x\"}"),
            entry("POST /patients/{id}/destroy", "{\"reason\":\"PATIENT_ASKED\"}"),
            entry("POST /encounters/{id}/destroy", "{\"reason\":\"PATIENT_ASKED\"}"),
            entry("PATCH /patients/{id}", "{\"givenName\":\"X\"}"),
            entry("PATCH /staff/{id}", "{\"state\":\"DISABLED\"}"));

    private ForeignCalls() {}

    static boolean isWord(String slot) {
        return WORDS.containsKey(slot);
    }

    /** @throws AssertionError when nobody has said yet what it is the id of */
    static Belongings.Kind kind(Operation operation, String slot) {
        Belongings.Kind kind = IDS.getOrDefault(operation.root() + " " + slot, IDS.get(slot));
        if (kind == null) {
            throw new AssertionError(
                    operation.name() + " has an id that nobody tries with another practice's: say in ForeignCalls what "
                            + slot + " is the id of, and let Belongings have one");
        }
        return kind;
    }

    /** The path with the ids of its owner in it, but that of the stranger in one slot. */
    static String path(Operation operation, Belongings own, Belongings stranger, String foreignSlot) {
        String path = operation.path();
        String query = "";
        for (String slot : operation.slots()) {
            String name = slot.substring(slot.indexOf(':') + 1);
            if (slot.startsWith("path:")) {
                path = path.replace("{" + name + "}", value(operation, slot, own, stranger, foreignSlot));
            } else if (slot.equals(foreignSlot) && slot.startsWith("query:")) {
                query = "?" + name + "=" + stranger.id(kind(operation, slot));
            }
        }
        return path + query;
    }

    static String body(Operation operation, Belongings own, Belongings stranger, String foreignSlot) {
        String body = Optional.ofNullable(BODIES.get(operation.name()))
                .or(() -> operation.body() ? Optional.empty() : Optional.of("{}"))
                .orElseThrow(() -> new AssertionError(
                        "Say in ForeignCalls what could be sent with " + operation.name() + ": it takes a body"));
        for (String slot : operation.slots()) {
            if (slot.startsWith("body:")) {
                body = body.replace("{" + slot + "}", value(operation, slot, own, stranger, foreignSlot));
            }
        }
        return body.replace(
                "{next-month}", Instant.now().plus(Duration.ofDays(30)).toString());
    }

    private static String value(
            Operation operation, String slot, Belongings own, Belongings stranger, String foreignSlot) {
        String word = WORDS.get(slot);
        return word != null
                ? word
                : (slot.equals(foreignSlot) ? stranger : own)
                        .id(kind(operation, slot))
                        .toString();
    }
}
