package org.florscribe.adapter.languagemodel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.note.OpinionEngine;
import org.florscribe.clinical.note.Support;
import org.florscribe.clinical.transcript.Utterance;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineKind;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.ModelErrand;
import org.florscribe.practice.engine.ModelResult;
import org.florscribe.practice.engine.PromptVersions;

/** Second opinions by a language model behind chat completions. It is shown what claims cite, with the line before and after. */
@ApplicationScoped
public class LanguageModelOpinion implements OpinionEngine {

    private static final int MOST_CLAIMS = 60;
    private static final int TOKENS_OF_VERDICT = 70;

    private final ChatClient client;
    private final Clock clock;

    @Inject
    LanguageModelOpinion(ChatClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return EngineKind.OPENAI.key();
    }

    @Override
    public String promptVersion(EngineAccess access) {
        return PromptVersions.of(EngineTask.CHECK, access);
    }

    @Override
    public int places(EngineAccess access) {
        return ChatDialect.of(access).places();
    }

    @Override
    public ModelResult<Map<String, Support>> judge(
            EngineAccess access, VisitMaterial visit, List<Claim> claims, ModelErrand errand) {
        ModelWork work = new ModelWork(client, access, clock, errand);
        return work.done(Prompt.JUDGE, room -> verdicts(work, visit, claims, room));
    }

    private static Map<String, Support> verdicts(ModelWork work, VisitMaterial visit, List<Claim> claims, Room room)
            throws TooLong {
        Map<String, Support> verdicts = new LinkedHashMap<>();
        int tokens = room.besides(work.tokens(Prompt.JUDGE) + Material.tokensBeside(visit));
        int most = Math.min(MOST_CLAIMS, Math.max(1, room.answer() / TOKENS_OF_VERDICT));
        for (int from = 0; from < claims.size(); ) {
            int to = from + 1;
            while (to < claims.size() && to - from < most && tokens(visit, claims.subList(from, to + 1)) <= tokens) {
                to++;
            }
            verdicts.putAll(verdicts(work, visit, claims.subList(from, to), room, tokens));
            from = to;
        }
        return verdicts;
    }

    private static Map<String, Support> verdicts(
            ModelWork work, VisitMaterial visit, List<Claim> claims, Room room, int tokens) throws TooLong {
        if (tokens(visit, claims) > tokens * 2) {
            return Map.of(); // cites more than fits at a time, which nobody can judge there
        }
        Material material = Material.of(visit, around(visit, claims));
        ArrayNode list = material.list("claims");
        for (Claim claim : claims) {
            ObjectNode one = list.addObject().put("id", claim.id()).put("text", claim.text());
            ArrayNode evidence = one.putArray("evidence");
            claim.evidence().forEach(evidence::add);
        }
        return work.ask(Prompt.JUDGE, material, room, new VerdictReader(claims, visit));
    }

    private static int tokens(VisitMaterial visit, List<Claim> claims) {
        return around(visit, claims).stream().mapToInt(Material::tokens).sum()
                + claims.stream()
                        .mapToInt(it ->
                                Tokens.most(it.text()) + 20 + it.evidence().size() * 8)
                        .sum();
    }

    /** The lines they cite, each with its neighbours, in order. */
    private static List<Utterance> around(VisitMaterial visit, List<Claim> claims) {
        Set<String> cited = new HashSet<>();
        claims.forEach(claim -> cited.addAll(claim.evidence()));
        List<Utterance> lines = visit.conversation().utterances();
        List<Utterance> around = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean near = false;
            for (int j = Math.max(0, i - 1); j <= Math.min(lines.size() - 1, i + 1); j++) {
                near |= cited.contains(lines.get(j).id());
            }
            if (near) {
                around.add(lines.get(i));
            }
        }
        return around;
    }
}
