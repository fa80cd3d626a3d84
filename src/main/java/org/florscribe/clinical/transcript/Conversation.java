package org.florscribe.clinical.transcript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.florscribe.clinical.recording.RecordingTimeline;
import org.florscribe.shared.InvalidInput;

/**
 * What was said in a visit, in order of time: the body of a transcript. Immutable; every correction gives a new one, with
 * the same utterance ids and times as before.
 *
 * @param language BCP 47, {@code und} when the source does not say
 */
public record Conversation(String language, List<Speaker> speakers, List<Utterance> utterances) {

    /** BCP 47 for a language that nobody named. */
    public static final String UNKNOWN_LANGUAGE = "und";

    private static final int MOST_LABEL_CHARACTERS = 100;
    private static final int MOST_SPEAKERS = 50;
    private static final int MOST_TEXT_CHARACTERS = 20_000;

    public Conversation {
        speakers = List.copyOf(speakers);
        utterances = List.copyOf(utterances);
        Map<String, Speaker> known = byId(speakers);
        for (Utterance utterance : utterances) {
            if (!known.containsKey(utterance.speakerId())) {
                throw new IllegalArgumentException(utterance + " has no speaker of this conversation");
            }
        }
    }

    /** @throws IllegalArgumentException when the utterance is of another conversation */
    public SpeakerRole roleOf(Utterance utterance) {
        return speaker(utterance.speakerId())
                .orElseThrow(() -> new IllegalArgumentException(utterance + " has no speaker of this conversation"))
                .role();
    }

    public Optional<Speaker> speaker(String speakerId) {
        return speakers.stream()
                .filter(speaker -> speaker.id().equals(speakerId))
                .findFirst();
    }

    public Optional<Utterance> utterance(String utteranceId) {
        return utterances.stream()
                .filter(utterance -> utterance.id().equals(utteranceId))
                .findFirst();
    }

    /** False for a transcript that came without any times: all its utterances then stand at 0, in order. */
    public boolean hasTimes() {
        return utterances.stream().anyMatch(utterance -> utterance.endMs() > 0);
    }

    /** Whether one voice only is told apart: somebody has to say who said what, or it was a monologue. */
    public boolean isOneVoice() {
        return utterances.stream().map(Utterance::speakerId).distinct().count() == 1;
    }

    /** Where the timeline ends, in milliseconds. */
    public long endMs() {
        return utterances.stream().mapToLong(Utterance::endMs).max().orElse(0);
    }

    /** The two voices were mistaken for each other: each gets the other's role and label. */
    public Conversation swapSpeakers(String oneId, String otherId) {
        Speaker one = known(oneId);
        Speaker other = known(otherId);
        return withSpeakers(speaker -> {
            if (speaker.id().equals(oneId)) {
                return new Speaker(oneId, other.role(), other.label());
            }
            return speaker.id().equals(otherId) ? new Speaker(otherId, one.role(), one.label()) : speaker;
        });
    }

    /** Says whose voice it is. */
    public Conversation assignRole(String speakerId, SpeakerRole role) {
        known(speakerId);
        return withSpeakers(
                speaker -> speaker.id().equals(speakerId) ? new Speaker(speakerId, role, speaker.label()) : speaker);
    }

    /** One more voice, the last of the list, which says nothing yet. */
    public Conversation addSpeaker(SpeakerRole role, String label) {
        if (speakers.size() >= MOST_SPEAKERS) {
            throw new InvalidInput("newSpeakers", "A conversation has at most " + MOST_SPEAKERS + " speakers.");
        }
        List<Speaker> all = new ArrayList<>(speakers);
        all.add(new Speaker("s" + (highestSpeaker() + 1), role, goodLabel(label)));
        return new Conversation(language, all, utterances);
    }

    /** Gives a voice another label. */
    public Conversation renameSpeaker(String speakerId, String label) {
        known(speakerId);
        String trimmed = goodLabel(label);
        return withSpeakers(
                speaker -> speaker.id().equals(speakerId) ? new Speaker(speakerId, speaker.role(), trimmed) : speaker);
    }

    /** Another of the speakers said this line. */
    public Conversation moveUtterance(String utteranceId, String speakerId) {
        known(speakerId);
        return withUtterance(utteranceId, it -> it.saidBy(speakerId));
    }

    /** Corrects what was heard in one line. */
    public Conversation rewordUtterance(String utteranceId, String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.length() > MOST_TEXT_CHARACTERS) {
            throw new InvalidInput("utterances", "A line has 1 to " + MOST_TEXT_CHARACTERS + " characters.");
        }
        return withUtterance(utteranceId, it -> it.reworded(trimmed));
    }

    /**
     * Puts what was said afterwards behind the end of this timeline. Ids go on counting and are never used twice. A voice
     * with the label and role of one that is known here is taken for the same; every other becomes a new speaker.
     */
    public Conversation append(Conversation later) {
        return append(later, endMs());
    }

    /**
     * The same, for what begins at a known place of this timeline.
     *
     * @param offset in milliseconds; what is there already stays where it is
     */
    public Conversation append(Conversation later, long offset) {
        List<Speaker> allSpeakers = new ArrayList<>(speakers);
        Map<String, String> newIds = new HashMap<>();
        long nextSpeaker = highestSpeaker() + 1;
        for (Speaker voice : later.speakers) {
            Optional<Speaker> same =
                    speakers.stream().filter(known -> isSameVoice(known, voice)).findFirst();
            if (same.isEmpty()) {
                allSpeakers.add(new Speaker("s" + nextSpeaker, voice.role(), voice.label()));
                newIds.put(voice.id(), "s" + nextSpeaker);
                nextSpeaker++;
            } else {
                newIds.put(voice.id(), same.get().id());
            }
        }
        List<Utterance> all = new ArrayList<>(utterances);
        long next = highest("u", utterances.stream().map(Utterance::id).toList()) + 1;
        for (Utterance said : later.utterances) {
            String speakerId = newIds.getOrDefault(said.speakerId(), said.speakerId());
            all.add(said.placed("u" + next, speakerId, offset));
            next++;
        }
        return new Conversation(
                language.equals(UNKNOWN_LANGUAGE) || language.isEmpty() ? later.language : language, allSpeakers, all);
    }

    /** Of a recording, in the time that passed while it was made. */
    Conversation on(RecordingTimeline timeline) {
        return new Conversation(
                language,
                speakers,
                utterances.stream().map(it -> it.on(timeline)).toList());
    }

    private static boolean isSameVoice(Speaker one, Speaker other) {
        return one.role() == other.role()
                && one.label().toLowerCase(Locale.ROOT).equals(other.label().toLowerCase(Locale.ROOT));
    }

    /** The highest number that an id of this form carries; ids of another form do not count, and cannot clash. */
    private static long highest(String prefix, List<String> ids) {
        return ids.stream()
                .filter(id -> id.matches(prefix + "\\d{1,9}"))
                .mapToLong(id -> Long.parseLong(id.substring(prefix.length())))
                .max()
                .orElse(0);
    }

    private long highestSpeaker() {
        return highest("s", speakers.stream().map(Speaker::id).toList());
    }

    private static String goodLabel(String label) {
        String trimmed = label.strip();
        if (trimmed.isEmpty() || trimmed.length() > MOST_LABEL_CHARACTERS) {
            throw new InvalidInput("speakers", "A speaker's label has 1 to " + MOST_LABEL_CHARACTERS + " characters.");
        }
        return trimmed;
    }

    private Speaker known(String speakerId) {
        return speaker(speakerId)
                .orElseThrow(() -> new InvalidInput("speakers", "This conversation has no such speaker."));
    }

    private Conversation withSpeakers(UnaryOperator<Speaker> change) {
        return new Conversation(language, speakers.stream().map(change).toList(), utterances);
    }

    private Conversation withUtterance(String utteranceId, UnaryOperator<Utterance> change) {
        if (utterance(utteranceId).isEmpty()) {
            throw new InvalidInput("utterances", "This conversation has no such line.");
        }
        return new Conversation(
                language,
                speakers,
                utterances.stream()
                        .map(it -> it.id().equals(utteranceId) ? change.apply(it) : it)
                        .toList());
    }

    private static Map<String, Speaker> byId(List<Speaker> speakers) {
        return speakers.stream().collect(Collectors.toMap(Speaker::id, Function.identity()));
    }
}
