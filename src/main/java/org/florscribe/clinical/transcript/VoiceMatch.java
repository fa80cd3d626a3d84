package org.florscribe.clinical.transcript;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Recognises voices from one piece to the next. Engines begin with A in each piece anew, so a name says nothing: words that both
 * pieces have tell it, else who of each piece talks like the clinician and who like the patient. A voice that neither tells
 * becomes one of its own: two people are never made one without a reason.
 */
final class VoiceMatch {

    private final SpeakerAttribution attribution;

    VoiceMatch(SpeakerAttribution attribution) {
        this.attribution = attribution;
    }

    /**
     * @param pieces the lines of each, by the names of its engine
     * @param known for each piece which of its voices is which of the piece before, as the words of both tell
     * @return all lines, one name for each voice
     */
    List<SpokenLine> match(List<List<SpokenLine>> pieces, List<Map<String, String>> known) {
        List<SpokenLine> all = new ArrayList<>();
        Map<String, String> before = Map.of();
        for (int i = 0; i < pieces.size(); i++) {
            List<SpokenLine> lines = pieces.get(i);
            Map<String, String> names = new LinkedHashMap<>();
            for (Map.Entry<String, String> same : known.get(i).entrySet()) {
                String name = before.get(same.getValue());
                if (name != null) {
                    names.put(same.getKey(), name);
                }
            }
            nameByTalk(names, lines, all);
            for (String voice : voices(lines)) {
                names.putIfAbsent(voice, i + "/" + voice);
            }
            for (SpokenLine line : lines) {
                all.add(line.by(line.voice().map(names::get)));
            }
            before = names;
        }
        return all;
    }

    private void nameByTalk(Map<String, String> names, List<SpokenLine> lines, List<SpokenLine> all) {
        Set<String> unknown = voices(lines);
        unknown.removeAll(names.keySet());
        if (unknown.isEmpty() || all.isEmpty()) {
            return;
        }
        Map<SpeakerRole, String> sofar = voiceOfRole(all);
        Set<String> taken = new HashSet<>(names.values());
        voiceOfRole(lines).forEach((role, voice) -> {
            String same = sofar.get(role);
            if (same != null && unknown.contains(voice) && taken.add(same)) {
                names.put(voice, same);
            }
        });
    }

    /** The one voice that has the role; none where several have it. */
    private Map<SpeakerRole, String> voiceOfRole(List<SpokenLine> lines) {
        Map<SpeakerRole, String> voices = new EnumMap<>(SpeakerRole.class);
        Set<SpeakerRole> several = new HashSet<>();
        several.add(SpeakerRole.OTHER);
        List<String> names = List.copyOf(voices(lines));
        for (Speaker speaker : attribution.attribute(conversation(lines, names)).speakers()) {
            String before = voices.put(speaker.role(), names.get(Integer.parseInt(speaker.id())));
            if (before != null) {
                several.add(speaker.role());
            }
        }
        voices.keySet().removeAll(several);
        return voices;
    }

    private static Conversation conversation(List<SpokenLine> lines, List<String> names) {
        List<Speaker> speakers = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            speakers.add(new Speaker(Integer.toString(i), SpeakerRole.OTHER, "Voice " + (i + 1)));
        }
        List<Utterance> said = new ArrayList<>();
        for (SpokenLine line : lines) {
            line.voice()
                    .ifPresent(voice -> said.add(new Utterance(
                            "u" + said.size(), Integer.toString(names.indexOf(voice)), 0, 0, line.text())));
        }
        return new Conversation(Conversation.UNKNOWN_LANGUAGE, speakers, said);
    }

    private static Set<String> voices(List<SpokenLine> lines) {
        Set<String> voices = new LinkedHashSet<>();
        lines.forEach(line -> line.voice().ifPresent(voices::add));
        return voices;
    }
}
