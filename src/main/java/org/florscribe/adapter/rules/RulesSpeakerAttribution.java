package org.florscribe.adapter.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.voice.VoiceRepair;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.Speaker;
import org.florscribe.clinical.transcript.SpeakerAttribution;
import org.florscribe.clinical.transcript.SpeakerRole;
import org.florscribe.clinical.transcript.Utterance;
import org.jspecify.annotations.Nullable;

/**
 * Tells the clinician from the patient: by the label where it says so, else by what each voice says. Of several voices
 * whose labels say nothing, the one that talks most like a clinician is taken for one, the next for the patient.
 */
@ApplicationScoped
public class RulesSpeakerAttribution implements SpeakerAttribution {

    private static final Pattern CLINICIAN_LABEL = Pattern.compile(
            "\\b(?:dr|doctor|doc|provider|clinician|physician|practitioner|therapist|md|do|np|pa|pa-c|dnp|fnp|arnp|prof|host|arzt|surgeon|psychiatrist|midwife)\\b");
    private static final Pattern PATIENT_LABEL = Pattern.compile("\\b(?:patient|pt|client|guest caller|paciente)\\b");
    private static final Pattern OTHER_LABEL = Pattern.compile(
            "\\b(?:nurse|rn|ma|medical assistant|assistant|interpreter|translator|mother|father|mom|dad|wife|husband|spouse|partner|son|daughter|guest|family|relative|caregiver|guardian|brother|sister|scribe|friend|parent|system|bot|device|student)\\b");

    private static final Pattern CLINICIAN_TALK = Pattern.compile(
            "\\b(?:any (?:chest|fever|pain|other|history|allerg|nausea|short|problem|issue|numb|change)\\w*|how long have you|on a scale|when did (?:it|this|that|the) (?:start|begin)|what brings you|how can i help|take a deep breath|deep breaths?"
                    + "|physical exam|on (?:your )?exam\\w*|let me (?:take a )?(?:look|listen|examine)|i(?:'m| am) (?:going to|gon na) (?:order|prescribe|refer|start|examine|check)|i(?:'d| would) (?:like|recommend)"
                    + "|i want you to|follow[ -]?up|milligrams|prescri\\w+|assessment|my plan|your (?:blood pressure|lungs|heart|labs?|x-?ray|mri|results|exam|vitals?|a1c|cholesterol)|clear to auscultation"
                    + "|any questions|do you (?:have|take|smoke|drink|feel|notice)|have you (?:had|noticed|been|tried|ever|taken)|are you (?:having|taking|still|allergic)|does it|refer you|we'll get|i'll see you|come back)\\b");
    private static final Pattern PATIENT_TALK = Pattern.compile(
            "\\b(?:my (?:back|knee|head|stomach|chest|shoulder|leg|foot|hip|neck|arm|hand|wife|husband|job|mom|dad|pain|throat|ankle|doctor)|i(?:'ve| have) been (?:having|feeling|taking)|it hurts|i feel|i felt|i can't|i couldn't|hurts"
                    + "|yes,? (?:sir|ma'am|doctor|doc)|thank you,? (?:doctor|doc)|i noticed|i took|i was|i tried|i don't know|i work|i'm (?:worried|tired|still|just|having|taking)|it started|it's been)\\b");

    @Override
    public Conversation attribute(Conversation conversation) {
        Map<String, SpeakerRole> roles = new HashMap<>();
        List<Speaker> unknown = new ArrayList<>();
        for (Speaker speaker : conversation.speakers()) {
            SpeakerRole role = byLabel(speaker.label().toLowerCase(Locale.ROOT).replace('_', ' '));
            if (role == null) {
                unknown.add(speaker);
            } else {
                roles.put(speaker.id(), role);
            }
        }
        judgeByTalk(conversation, unknown, roles);
        List<Speaker> speakers = conversation.speakers().stream()
                .map(s -> new Speaker(s.id(), roles.getOrDefault(s.id(), SpeakerRole.OTHER), s.label()))
                .toList();
        return new Conversation(conversation.language(), speakers, conversation.utterances());
    }

    @Override
    public Conversation repair(Conversation conversation) {
        return VoiceRepair.repair(conversation);
    }

    private static @Nullable SpeakerRole byLabel(String label) {
        if (OTHER_LABEL.matcher(label).find()) {
            return SpeakerRole.OTHER;
        }
        if (PATIENT_LABEL.matcher(label).find()) {
            return SpeakerRole.PATIENT;
        }
        return CLINICIAN_LABEL.matcher(label).find() ? SpeakerRole.CLINICIAN : null;
    }

    private static void judgeByTalk(Conversation conversation, List<Speaker> unknown, Map<String, SpeakerRole> roles) {
        List<Speaker> byLikeness = new ArrayList<>(unknown);
        Map<String, Double> likeness = likenessToClinician(conversation);
        byLikeness.sort(
                (a, b) -> Double.compare(likeness.getOrDefault(b.id(), 0.0), likeness.getOrDefault(a.id(), 0.0)));
        for (Speaker speaker : byLikeness) {
            double score = likeness.getOrDefault(speaker.id(), 0.0);
            boolean clinicianKnown = roles.containsValue(SpeakerRole.CLINICIAN);
            boolean patientKnown = roles.containsValue(SpeakerRole.PATIENT);
            if (!clinicianKnown && (score > 0 || patientKnown || byLikeness.size() > 1)) {
                roles.put(speaker.id(), SpeakerRole.CLINICIAN);
            } else {
                roles.put(speaker.id(), patientKnown ? SpeakerRole.OTHER : SpeakerRole.PATIENT);
            }
        }
    }

    /** Per voice: clinician's turns of phrase less patient's, per utterance; above 0 sounds like a clinician. */
    private static Map<String, Double> likenessToClinician(Conversation conversation) {
        Map<String, Double> sum = new HashMap<>();
        for (Utterance utterance : conversation.utterances()) {
            String text = utterance.text().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
            double points = CLINICIAN_TALK.matcher(text).results().count()
                    - PATIENT_TALK.matcher(text).results().count()
                    + (text.contains("?") ? 0.3 : 0);
            sum.merge(utterance.speakerId(), points, Double::sum);
        }
        return sum;
    }
}
