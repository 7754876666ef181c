// Watches what a user does with an answer, and tells it as it was seen. What it means is concluded on the server, by rules that can be changed afterwards.
import { leaving, settings, state } from "./outbox.js";

const LEAST_SECONDS = 0.1; // a shorter look at an answer is not told
const watched = new Set(); // traces whose sight and leaving one watch tells already

/**
 * Watches an answer: shown, in sight, copied, edited, regenerated, asked on, link followed, used, a person asked for, left.
 * @param {Element} element the answer; one that is a text field or contenteditable is watched for edits.
 * @param {{trace: string, question?: string, conversation?: string, regenerate?: Element, accept?: Element, escalate?: Element}} answer
 *   its trace, what was asked, its conversation, and the page's own buttons.
 * @returns {{asked, edited, regenerated, accepted, escalated, stop}} what only the page knows, for it to tell.
 */
export function trackAnswer(element, { trace, question, conversation, regenerate, accept, escalate }) {
  const shown = performance.now();
  const stopping = new AbortController();
  const textOf = () => ("value" in element ? element.value : element.textContent);
  const seconds = () => Math.round(performance.now() - shown) / 1_000;
  let last = textOf();

  const on = (target, type, act) => target?.addEventListener(type, act, { signal: stopping.signal });
  const tell = (kind, more) => !stopping.signal.aborted && state("api/v1/interactions", { trace, kind, seconds: seconds(), conversation, session: settings.session, ...more });

  const handle = {
    /** The user rewrote the answer. */
    edited(after = textOf()) {
      if (after !== last) {
        const before = last;
        last = after;
        tell("edited", { before, text: after });
      }
    },
    /** The user asked on, with the same words, others, or something else. */
    asked: (text) => tell("asked", { before: question, text }),
    regenerated: () => tell("regenerated"),
    /** The user used or sent the answer, as it stands or as another text. */
    accepted(text) {
      handle.edited();
      tell("used", text === undefined ? {} : { before: textOf(), text });
    },
    /** The user asked for a person. */
    escalated: () => tell("escalated"),
    /** Ends the watch, as when the page shows something else. */
    stop() {
      sight?.end();
      stopping.abort();
      leaving.delete(leave);
      watched.delete(sight && trace);
    },
  };

  const sight = watched.has(trace) ? undefined : watchSight(element, stopping.signal, (stretch) => tell("viewed", { seconds: stretch }));
  const leave = () => {
    handle.edited();
    sight?.end();
    return () => sight && tell("left");
  };

  if (sight) {
    watched.add(trace);
    tell("shown");
  }

  on(document, "copy", () => {
    const text = selectedIn(element);
    text && tell("copied", { text, before: textOf() });
  });
  on(element, "focusout", () => handle.edited());
  on(element, "click", followed);
  on(element, "auxclick", followed);
  on(regenerate, "click", handle.regenerated);
  on(accept, "click", () => handle.accepted());
  on(escalate, "click", handle.escalated);
  leaving.add(leave);
  return handle;

  function followed(click) {
    const link = click.button < 2 && click.target instanceof Element ? click.target.closest("a[href]") : null;
    link && tell("followed_link", { text: `${link.origin === "null" ? link.protocol : link.origin}${link.origin === "null" ? "" : link.pathname}` }); // what stands behind a question mark may be secret
  }
}

/** Tells how long an element was in sight, a stretch at a time: in the window, while the page is not hidden. */
function watchSight(element, signal, tell) {
  let [inWindow, since] = [false, undefined];
  const turn = () => {
    const sees = inWindow && document.visibilityState === "visible";
    if (sees && since === undefined) {
      since = performance.now();
    } else if (!sees && since !== undefined) {
      const stretch = Math.round(performance.now() - since) / 1_000;
      since = undefined;
      stretch >= LEAST_SECONDS && tell(stretch);
    }
  };
  const observer = new IntersectionObserver((entries) => {
    inWindow = entries.at(-1).isIntersecting;
    turn();
  });
  observer.observe(element);
  signal.addEventListener("abort", () => observer.disconnect());
  document.addEventListener("visibilitychange", turn, { signal });
  return {
    end() {
      inWindow = false;
      turn();
    },
  };
}

/** What is selected of an element, and nothing beside it. */
function selectedIn(element) {
  if ("selectionStart" in element) {
    return document.activeElement === element ? element.value.slice(element.selectionStart, element.selectionEnd) : "";
  }

  const part = getSelection()?.rangeCount ? getSelection().getRangeAt(0).cloneRange() : undefined;
  if (!part?.intersectsNode(element)) {
    return "";
  }

  const whole = document.createRange();
  whole.selectNodeContents(element);
  if (part.compareBoundaryPoints(Range.START_TO_START, whole) < 0) {
    part.setStart(whole.startContainer, whole.startOffset);
  }

  if (part.compareBoundaryPoints(Range.END_TO_END, whole) > 0) {
    part.setEnd(whole.endContainer, whole.endOffset);
  }

  return String(part);
}
