package org.florscribe.adapter.transcriptfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.TranscriptFile;
import org.florscribe.clinical.transcript.TranscriptReader;
import org.florscribe.clinical.transcript.UnreadableTranscript;
import org.jspecify.annotations.Nullable;

/**
 * {@code {"language"?, "utterances":[{"speaker", "startMs"?, "endMs"?, "text"}]}}, as docs/transcript-formats.md describes
 * it. Strict: unknown fields, fields given twice and times that run backwards are refused.
 */
final class JsonTranscriptReader implements TranscriptReader {

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}");
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxNumberLength(40)
                    .maxStringLength(ConversationAssembly.MOST_CHARACTERS)
                    .maxNameLength(100)
                    .build())
            .build();

    @Override
    public boolean reads(TranscriptFile file) {
        return reads(Decoding.decode(file.content()));
    }

    static boolean reads(String text) {
        return text.stripLeading().startsWith("{");
    }

    @Override
    public Conversation read(TranscriptFile file) {
        return read(Decoding.decode(file.content()));
    }

    static Conversation read(String text) {
        try (JsonParser json = JSON.createParser(text)) {
            return new Reading(json).conversation();
        } catch (StreamConstraintsException e) {
            throw new UnreadableTranscript(lineOf(e), "The JSON is nested too deep, or a value is too long.");
        } catch (JsonProcessingException e) {
            throw new UnreadableTranscript(lineOf(e), "This is not valid JSON, or a field stands twice.");
        } catch (IOException e) {
            throw new UnreadableTranscript(0, "The JSON cannot be read.");
        }
    }

    private static int lineOf(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
    }

    /** One pass over the tokens; each refusal names the line it happened on. */
    private static final class Reading {

        private final JsonParser json;
        private String language = Conversation.UNKNOWN_LANGUAGE;
        private final List<Turn> turns = new ArrayList<>();

        Reading(JsonParser json) {
            this.json = json;
        }

        Conversation conversation() throws IOException {
            require(json.nextToken() == JsonToken.START_OBJECT, "Expected an object.");
            Set<String> seen = new HashSet<>();
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                seen.add(field);
                switch (field) {
                    case "language" -> readLanguage();
                    case "utterances" -> readUtterances();
                    default -> throw refusal("Unknown field. Known here: language, utterances.");
                }
            }
            require(json.currentToken() == JsonToken.END_OBJECT, "Expected a field.");
            require(seen.contains("utterances"), "The field utterances is missing.");
            require(json.nextToken() == null, "Something follows the end of the object.");
            return ConversationAssembly.of(language, turns);
        }

        private void readLanguage() throws IOException {
            if (json.nextToken() == JsonToken.VALUE_NULL) {
                return;
            }
            require(json.currentToken() == JsonToken.VALUE_STRING, "language is a text such as \"en\".");
            require(
                    LANGUAGE.matcher(json.getText()).matches(),
                    "language is a BCP 47 tag such as \"en\" or \"en-GB\".");
            language = json.getText();
        }

        private void readUtterances() throws IOException {
            require(json.nextToken() == JsonToken.START_ARRAY, "utterances is a list.");
            while (json.nextToken() != JsonToken.END_ARRAY) {
                require(json.currentToken() == JsonToken.START_OBJECT, "Each utterance is an object.");
                readUtterance();
                require(
                        turns.size() <= ConversationAssembly.MOST_UTTERANCES,
                        "More than " + ConversationAssembly.MOST_UTTERANCES + " utterances.");
            }
        }

        private void readUtterance() throws IOException {
            String speaker = null;
            String text = null;
            long start = Turn.NO_TIME;
            long end = Turn.NO_TIME;
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                json.nextToken();
                switch (field) {
                    case "speaker" -> speaker = words("speaker");
                    case "text" -> text = words("text");
                    case "startMs" -> start = milliseconds("startMs");
                    case "endMs" -> end = milliseconds("endMs");
                    default -> throw refusal("Unknown field. Known here: speaker, startMs, endMs, text.");
                }
            }
            require(json.currentToken() == JsonToken.END_OBJECT, "Expected a field.");
            add(speaker, text, start, end);
        }

        private void add(@Nullable String speaker, @Nullable String text, long start, long end) {
            if (speaker == null || text == null) {
                throw refusal("An utterance needs speaker and text.");
            }
            require(!speaker.isEmpty(), "speaker is empty.");
            require(
                    speaker.length() <= ConversationAssembly.MOST_LABEL_CHARACTERS,
                    "speaker has more than " + ConversationAssembly.MOST_LABEL_CHARACTERS + " characters.");
            require(end == Turn.NO_TIME || start != Turn.NO_TIME, "endMs needs startMs.");
            require(end == Turn.NO_TIME || end >= start, "endMs is before startMs.");
            if (!text.isEmpty()) {
                turns.add(new Turn(speaker, start, end, text));
            }
        }

        private String words(String field) throws IOException {
            require(json.currentToken() == JsonToken.VALUE_STRING, field + " is a text.");
            return Lines.clean(json.getText());
        }

        private long milliseconds(String field) throws IOException {
            if (json.currentToken() == JsonToken.VALUE_NULL) {
                return Turn.NO_TIME;
            }
            boolean whole = json.currentToken() == JsonToken.VALUE_NUMBER_INT
                    && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
            require(
                    whole && json.getLongValue() >= 0 && json.getLongValue() <= Times.MOST_MS,
                    field + " is a whole number of milliseconds from 0 to 48 hours.");
            return json.getLongValue();
        }

        private void require(boolean holds, String otherwise) {
            if (!holds) {
                throw refusal(otherwise);
            }
        }

        private UnreadableTranscript refusal(String reason) {
            return new UnreadableTranscript(
                    Math.max(0, json.currentTokenLocation().getLineNr()), reason);
        }
    }
}
