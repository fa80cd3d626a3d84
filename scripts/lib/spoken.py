"""Recordings whose words are known, written down by the speech engines of a practice."""
import json
import os
import time

from product import percentile


def recordings(folder):
    """-> [(name, file of the sound, [{"speaker", "text"}])]: each NAME.json with the "audio" and the "utterances" that it names."""
    found = []
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".json"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as f:
            known = json.load(f)
        if isinstance(known, dict) and known.get("audio") and known.get("utterances"):
            said = [{"speaker": u["speaker"], "text": u["text"]} for u in known["utterances"]]
            found.append((known.get("name") or name[:-5], os.path.join(folder, known["audio"]), said))
    return found


def written_down(clinic, name, path):
    """-> {"id", "dialogue", "seconds", "audio", "cost", "engines"}; without words, "attention" says why."""
    visit = clinic.planned_visit(reason="Evaluation")
    with open(path, "rb") as f:
        sound = f.read()
    started = time.time()
    # what it is shows in its bytes, whatever it is called
    clinic.call("POST", f"/api/v1/encounters/{visit}/audio", sound, media="application/octet-stream")
    reached = clinic.wait(visit, seconds=900)
    seconds = time.time() - started
    turns = [turn for turn in clinic.asked(visit)["turns"] if turn["task"] == "TRANSCRIBE"]
    heard = {"id": name, "dialogue": [], "seconds": seconds, "cost": sum(turn["cost"] for turn in turns),
             "audio": sum(turn["audioSeconds"] for turn in turns if turn["outcome"] == "DONE"),
             "engines": sorted({turn.get("engine") or "built-in" for turn in turns if turn["outcome"] == "DONE"})}
    if reached["stage"] == "IN_REVIEW":
        transcript = clinic.call("GET", f"/api/v1/encounters/{visit}/transcript")[0]
        heard["dialogue"] = [{"speaker": u["speakerId"], "text": u["text"]} for u in transcript["utterances"]]
    else:
        heard["attention"] = reached.get("attention")
    return heard


def measure(clinic, folder, score):
    """Prints WER and cpWER, time and cost. -> how many recordings did not become words"""
    known = recordings(folder)
    if not known:
        raise SystemExit(f"scripts/eval: no NAME.json in {folder} names its \"audio\" and \"utterances\"")
    heard = [written_down(clinic, name, path) for name, path, _ in known]
    references = [{"id": name, "dialogue": said} for name, _, said in known]
    done = [one for one in heard if one["dialogue"]]
    if done:
        print("\n".join(score("transcripts", references, done)))
        seconds = [one["seconds"] for one in done]
        minutes = sum(one["audio"] for one in done) / 60
        print(f"\n{len(done)} recordings, {minutes:.1f} minutes sent to {', '.join(sorted({e for one in done for e in one['engines']}))}; "
              f"recording to review: median {percentile(seconds, 0.5):.2f} s, longest {max(seconds):.2f} s; "
              f"cost {sum(one['cost'] for one in done):.4f}")
    for one in heard:
        if not one["dialogue"]:
            print(f"{one['id']}: no words, {one.get('attention')}")
    return len(heard) - len(done)
