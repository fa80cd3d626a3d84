// The visit page.
import "./app.js";
import { start as startConversation } from "./conversation.js";
import { start as startEvidence } from "./evidence.js";
import { start as startNote } from "./note.js";
import { start as startPlayer } from "./player.js";
import { start as startRecord } from "./record.js";

const visit = document.querySelector("[data-visit]").dataset.visit;
startEvidence();
startConversation(visit);
startNote(visit);
startPlayer(visit);
startRecord(visit);

// the sign dialog opens only when everything typed has arrived
document.addEventListener(
  "click",
  (event) => {
    const button = event.target.closest("[data-dialog=sign]");
    if (!button || button.dataset.ready) return;
    const wait = [];
    document.dispatchEvent(new CustomEvent("flor:before-sign", { detail: { wait } }));
    if (wait.length === 0) return;
    event.stopImmediatePropagation();
    Promise.all(wait).then((arrived) => {
      if (!arrived.every(Boolean)) return;
      button.dataset.ready = "true";
      button.click();
      delete button.dataset.ready;
    });
  },
  true,
);
