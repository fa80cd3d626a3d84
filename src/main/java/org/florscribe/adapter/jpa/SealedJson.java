package org.florscribe.adapter.jpa;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import org.florscribe.clinical.note.SectionCode;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.SubjectKey;
import org.florscribe.shared.PhiText;

/**
 * Documents that are stored whole and sealed: transcript, findings, note. Their form is that of the domain's records, field
 * by field; a field that a stored document has and the record no longer knows is passed over.
 */
final class SealedJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addSerializer(PhiText.class, new PhiTextOut())
                    .addDeserializer(PhiText.class, new PhiTextIn())
                    .addSerializer(SectionCode.class, new SectionCodeOut())
                    .addDeserializer(SectionCode.class, new SectionCodeIn()))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // verbs such as isUnresolved() are no fields
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .build();

    private SealedJson() {}

    static byte[] seal(SubjectKey key, Cell cell, Object document) {
        return key.seal(cell, write(document));
    }

    static <T> T open(SubjectKey key, Cell cell, byte[] sealed, Class<T> type) {
        return read(key.openBytes(cell, sealed), type);
    }

    static byte[] write(Object document) {
        try {
            return JSON.writeValueAsBytes(document);
        } catch (IOException e) {
            // without the cause: Jackson's messages quote what they were given
            throw new IllegalStateException("A " + document.getClass().getSimpleName() + " cannot be written: "
                    + e.getClass().getSimpleName());
        }
    }

    static <T> T read(byte[] json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (IOException e) {
            throw new IllegalStateException("A stored " + type.getSimpleName() + " cannot be read: "
                    + e.getClass().getSimpleName());
        }
    }

    private static final class PhiTextOut extends JsonSerializer<PhiText> {
        @Override
        public void serialize(PhiText text, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(text.reveal());
        }
    }

    private static final class SectionCodeOut extends JsonSerializer<SectionCode> {
        @Override
        public void serialize(SectionCode code, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(code.name());
        }
    }

    private static final class SectionCodeIn extends JsonDeserializer<SectionCode> {
        @Override
        public SectionCode deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return new SectionCode(in.getValueAsString(""));
        }
    }

    private static final class PhiTextIn extends JsonDeserializer<PhiText> {
        @Override
        public PhiText deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return PhiText.of(in.getValueAsString(""));
        }
    }
}
