package org.florscribe.adapter.languagemodel;

import java.util.ArrayList;
import java.util.List;

/**
 * One request's words. Instructions stand in the system's message, the visit only in the user's.
 *
 * @param material the delimited block
 * @param before an answer that could not be used, and what is wrong with it; empty at first
 */
record ChatQuestion(Prompt prompt, String material, List<Rejected> before) {

    ChatQuestion {
        before = List.copyOf(before);
    }

    static ChatQuestion first(Prompt prompt, String material) {
        return new ChatQuestion(prompt, material, List.of());
    }

    /** An answer and what was said to it. */
    record Rejected(String answer, String repair) {

        @Override
        public String toString() {
            return "Rejected[masked]";
        }
    }

    /** Asked again, with the last answer only: those before it say nothing more. */
    ChatQuestion after(String answer, String repair) {
        return new ChatQuestion(prompt, material, List.of(new Rejected(answer, repair)));
    }

    /** Without the answer itself, for which there is no room. */
    ChatQuestion withoutAnswer() {
        List<Rejected> said = new ArrayList<>();
        before.forEach(it -> said.add(new Rejected("", it.repair())));
        return new ChatQuestion(prompt, material, said);
    }

    /** What the system's message says for this form of answer. */
    String system(AnswerForm form) {
        return form == AnswerForm.SCHEMA ? prompt.words() : prompt.words() + "\nTHE SCHEMA\n" + prompt.schema();
    }

    /** All that is read, for counting. */
    String all(AnswerForm form) {
        StringBuilder all = new StringBuilder(system(form)).append(material);
        before.forEach(it -> all.append(it.answer()).append(it.repair()));
        return all.toString();
    }

    @Override
    public String toString() {
        return "ChatQuestion[" + prompt.version() + "]";
    }
}
