package org.florscribe.web.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.florscribe.clinical.encounter.ContextItem;
import org.florscribe.clinical.encounter.ContextTaking;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.Speaker;
import org.florscribe.clinical.transcript.SpeakerRole;
import org.florscribe.clinical.transcript.Transcript;
import org.florscribe.clinical.transcript.Utterance;
import org.florscribe.web.view.Languages;
import org.florscribe.web.view.Words;

/** What was said, who said it, and what was noted besides. */
@Named
@RequestScoped
public class VisitConversationBean {

    private final OpenVisit visit;
    private final ContextTaking contexts;
    private final Languages languages;
    private final Words words;

    @Inject
    VisitConversationBean(OpenVisit visit, ContextTaking contexts, Languages languages, Words words) {
        this.visit = visit;
        this.contexts = contexts;
        this.languages = languages;
        this.words = words;
    }

    public boolean isBrought() {
        return visit.transcript().isPresent();
    }

    public long getVersion() {
        return visit.transcript().map(Transcript::version).orElse(0L);
    }

    /** The length of the timeline, as in 16:51; of a conversation without times, how many lines it has. */
    public String getLength() {
        List<Line> lines = getLines();
        if (lines.isEmpty()) {
            return "";
        }
        String last = lines.get(lines.size() - 1).at();
        return last.isEmpty() ? words.get("conversation.count", lines.size()) : last;
    }

    /** What was spoken, as whoever wrote it down says; empty when nobody does. */
    public String getLanguage() {
        return visit.transcript()
                .map(it -> it.conversation().language())
                .filter(tag -> !tag.isBlank() && !tag.equals(Conversation.UNKNOWN_LANGUAGE))
                .map(languages::name)
                .orElse("");
    }

    public List<Line> getLines() {
        return visit.transcript().map(it -> lines(it.conversation())).orElse(List.of());
    }

    public List<Speaker> getSpeakers() {
        return visit.transcript().map(it -> it.conversation().speakers()).orElse(List.of());
    }

    /** Whether a person has to say who said what, as long as somebody may. */
    public boolean isOneVoice() {
        return visit.transcript()
                .map(Transcript::conversation)
                .filter(Conversation::isOneVoice)
                .isPresent();
    }

    /** Whether no engine heard the recording, so that the captions had to do. */
    public boolean isCaptioned() {
        return visit.transcript().filter(Transcript::isCaptioned).isPresent();
    }

    /** The ids of the two voices that are most likely taken for each other; empty unless there are two. */
    public String getSwap() {
        List<String> talkers = getSpeakers().stream()
                .filter(speaker -> speaker.role() != SpeakerRole.OTHER)
                .map(Speaker::id)
                .limit(2)
                .toList();
        return talkers.size() == 2 ? String.join(" ", talkers) : "";
    }

    public List<SpeakerRole> getRoles() {
        return Arrays.asList(SpeakerRole.values());
    }

    /** Roles that a line can be given to though no voice has them yet; somebody else may always have joined. */
    public List<SpeakerRole> getRolesToAdd() {
        Set<SpeakerRole> there = getSpeakers().stream().map(Speaker::role).collect(Collectors.toSet());
        return getRoles().stream()
                .filter(role -> role == SpeakerRole.OTHER || !there.contains(role))
                .toList();
    }

    public List<ContextItem.Kind> getKinds() {
        return Arrays.asList(ContextItem.Kind.values());
    }

    public List<Noted> getNoted() {
        Evidence evidence = new Evidence(visit.transcript(), visit.context(), words);
        return visit.context().stream()
                .map(item -> new Noted(
                        item.id(),
                        evidence.label(item.id().toString()),
                        words.get("context.kind." + item.kind()),
                        item.text().reveal()))
                .toList();
    }

    public String removeNoted(UUID item) {
        contexts.remove(visit.id(), item);
        return VisitBean.here(visit.id(), "context-removed");
    }

    private List<Line> lines(Conversation conversation) {
        Map<String, Speaker> speakers =
                conversation.speakers().stream().collect(Collectors.toMap(Speaker::id, Function.identity()));
        List<Utterance> utterances = conversation.utterances();
        boolean timed = utterances.stream().anyMatch(utterance -> utterance.startMs() > 0);
        return IntStream.range(0, utterances.size())
                .mapToObj(i -> line(
                        i + 1,
                        utterances.get(i),
                        i == 0 ? 0 : utterances.get(i - 1).startMs() + 1,
                        timed,
                        speakers))
                .toList();
    }

    private Line line(int number, Utterance utterance, long afterMs, boolean timed, Map<String, Speaker> speakers) {
        Speaker speaker = speakers.get(utterance.speakerId());
        SpeakerRole role = speaker == null ? SpeakerRole.OTHER : speaker.role();
        String name = words.get("speaker.role." + role);
        String label = speaker == null ? "" : speaker.label();
        return new Line(
                number,
                utterance.id(),
                timed ? clock(utterance.startMs()) : "",
                afterMs,
                utterance.startMs(),
                utterance.endMs(),
                label.isBlank() || label.equalsIgnoreCase(name) ? name : name + " · " + label,
                role.name().toLowerCase(Locale.ROOT),
                utterance.speakerId(),
                utterance.text());
    }

    /** Position on the timeline: 00:21, or 1:00:21 in a long visit. */
    static String clock(long ms) {
        long seconds = ms / 1000;
        String minutesAndSeconds = String.format(Locale.ROOT, "%02d:%02d", seconds / 60 % 60, seconds % 60);
        return seconds < 3600 ? minutesAndSeconds : seconds / 3600 + ":" + minutesAndSeconds;
    }

    /**
     * One line of the conversation.
     *
     * @param number under which statements name it
     * @param at position on the timeline; empty in a conversation without times
     * @param afterMs behind the beginning of the line before
     */
    public record Line(
            int number,
            String id,
            String at,
            long afterMs,
            long startMs,
            long endMs,
            String who,
            String voice,
            String speakerId,
            String text) {

        @Override
        public String toString() {
            return "Line[" + id + "]";
        }
    }

    /** Something that was not said aloud. */
    public record Noted(UUID id, String label, String kind, String text) {

        @Override
        public String toString() {
            return "Noted[" + id + "]";
        }
    }
}
