package org.florscribe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check of answers finds what is not as described. */
class DescribedFormTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;

    DescribedFormTest() throws JsonProcessingException {
        document = JSON.readTree("""
                {"components":{"schemas":{
                  "Visit":{"type":"object","required":["id","stage"],"properties":{
                    "id":{"type":"string","format":"uuid"},
                    "stage":{"enum":["PLANNED","SIGNED"]},
                    "at":{"type":["string","null"],"format":"date-time"},
                    "patient":{"anyOf":[{"$ref":"#/components/schemas/Patient"},{"type":"null"}]},
                    "counts":{"type":"object","additionalProperties":{"type":"integer"}}}},
                  "Patient":{"type":"object","properties":{"born":{"type":"string","format":"date"}}}}}}""");
    }

    @Test
    void what_is_as_described_passes() throws JsonProcessingException {
        assertThat(faults("""
                        {"id":"01a1fe39-1de6-70eb-93da-0dd1a27396df","stage":"SIGNED","at":null,"patient":{"born":"1970-01-31"},"counts":{"a":1}}""")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"stage":"SIGNED"}                                                              | /id is missing
            {"id":"17","stage":"SIGNED"}                                                    | /id is no uuid
            {"id":"01a1fe39-1de6-70eb-93da-0dd1a27396df","stage":"OPEN"}                    | /stage is none of
            {"id":"01a1fe39-1de6-70eb-93da-0dd1a27396df","stage":"SIGNED","at":"today"}     | /at is no date-time
            {"id":"01a1fe39-1de6-70eb-93da-0dd1a27396df","stage":"SIGNED","secret":1}       | /secret is not described
            {"id":"01a1fe39-1de6-70eb-93da-0dd1a27396df","stage":"SIGNED","counts":{"a":"x"}} | /counts/a is STRING
            {"id":"01a1fe39-1de6-70eb-93da-0dd1a27396df","stage":"SIGNED","patient":{"born":"May"}} | /patient fits none
            """)
    void what_is_not_is_found(String value, String fault) throws JsonProcessingException {
        assertThat(faults(value)).singleElement().asString().startsWith(fault);
    }

    private List<String> faults(String value) throws JsonProcessingException {
        return DescribedForm.faults(document, document.at("/components/schemas/Visit"), JSON.readTree(value));
    }
}
