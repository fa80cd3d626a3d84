package org.florscribe.adapter.languagemodel;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.florscribe.clinical.note.DraftRequest;
import org.florscribe.clinical.note.FormSection;
import org.florscribe.clinical.note.NoteDetail;
import org.florscribe.clinical.note.SectionWish;
import org.florscribe.shared.PhiText;

/** What a model is told of a form: which sections to write in one answer, and how. */
final class ComposePrompt {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ComposePrompt() {}

    /** The sections of one answer: as many together as there is room for what is written, so that the visit is sent few times. */
    static List<List<FormSection>> batches(DraftRequest request, Room room) {
        int size = Math.max(1, room.answer() / tokensOfSection(request.form().detail()));
        List<FormSection> wanted = request.wanted();
        List<List<FormSection>> batches = new ArrayList<>();
        for (int from = 0; from < wanted.size(); from += size) {
            batches.add(wanted.subList(from, Math.min(wanted.size(), from + size)));
        }
        return batches;
    }

    static Prompt of(String version, DraftRequest request, List<FormSection> sections) {
        Prompt told = Prompt.of(version);
        ObjectNode form = JSON.createObjectNode();
        ArrayNode list = form.putArray("sections");
        ObjectNode schema = told.schema().deepCopy();
        ArrayNode codes = (ArrayNode) schema.at("/properties/sections/items/properties/code/enum");
        for (FormSection section : sections) {
            codes.add(section.code().name());
            list.addObject()
                    .put("code", section.code().name())
                    .put("title", section.title())
                    .put("what", section.instructions());
        }
        form.put("detail", request.form().detail().name());
        form.put("layout", request.form().layout().name());
        ArrayNode style = form.putArray("style");
        request.form().styleRules().forEach(style::add);
        request.only()
                .flatMap(SectionWish::instruction)
                .map(PhiText::reveal)
                .filter(it -> !it.isBlank())
                .ifPresent(wish -> form.put("wish", wish));
        return told.with(form.toString(), schema);
    }

    /** What a section takes at the most, as its detail says. */
    private static int tokensOfSection(NoteDetail detail) {
        return switch (detail) {
            case SHORT -> 200;
            case STANDARD -> 450;
            case DETAILED -> 900;
        };
    }
}
