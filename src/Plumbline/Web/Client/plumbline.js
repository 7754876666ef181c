// Feedback and signals of a page's users, for Plumbline: custom elements to be asked with, and a tracker of what people do with an answer.
// One module without dependencies. It writes no inline style and no HTML from strings, so it runs under a strict content security policy.

const MOST_TEXT = 10_000; // characters of a text that is sent
const MOST_BODY = 50_000; // bytes; a browser sends 64 KiB in all while a page goes away
const TRIES = 5;
const HELD_MILLISECONDS = 30_000; // how long a thumb down waits for its reason
const EXACT_CELLS = 4_000_000; // a longer edit is measured in words instead of characters
const MOST_WORDS = 5_000; // of each text of such an edit

const meta = (name) => document.querySelector(`meta[name="plumbline-${name}"]`)?.content;

const settings = {
  endpoint: meta("endpoint") ?? new URL(import.meta.url).origin,
  key: meta("key"),
  project: meta("project"),
  consent: meta("consent") !== "required",
  labels: {
    question: "Was this answer helpful?", up: "Helpful", down: "Not helpful", why: "What was wrong with it?",
    wrong: "It is wrong", unwelcome: "It is right, but not what I hoped for", unclear: "It is unclear", skip: "No reason",
    stars: "How good was this answer?", star: "of 5 stars", correct: "Correct this answer", corrected: "The answer as it should be",
    send: "Send", cancel: "Cancel", thanks: "Thank you.", unsent: "Not sent: you asked not to be tracked.",
  },
};

/** Sets what no meta element of the page does: endpoint, key, project, consent, labels. */
export function configure(changes) {
  Object.assign(settings, changes, { labels: { ...settings.labels, ...changes.labels } });
}

/** The consent switch. Without consent nothing is sent, and what waits is thrown away. */
export function consent(given) {
  settings.consent = given;
  if (!given) {
    outbox.waiting = [];
  }
}

/** True when something may be sent: the user consented where that is asked for, and the browser does not ask not to be tracked. */
export function maySend() {
  const asksNot = navigator.doNotTrack === "1" || window.doNotTrack === "1" || navigator.globalPrivacyControl === true;
  return settings.consent && !asksNot;
}

const reacted = new Set(); // traces that a user said or did something about
const leaving = new Set(); // what a page that goes away still has to say

/** What waits to be sent; each fact keeps its id through every try, so that none counts twice. */
const outbox = {
  waiting: [],
  timer: undefined,
  tries: 0,

  /** @returns {boolean} false when nothing may be sent. */
  add(route, fact) {
    if (!maySend()) {
      return false;
    }

    const text = fact.text?.slice(0, MOST_TEXT).replaceAll("\0", "");
    this.waiting.push({ route, json: JSON.stringify({ id: crypto.randomUUID(), at: new Date().toISOString(), ...fact, text: text?.toWellFormed?.() ?? text }) });
    this.soon(0);
    return true;
  },

  soon(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), milliseconds);
  },

  /** Sends everything; what could not be taken waits for the next try. */
  async send() {
    const sent = this.waiting.splice(0);
    const left = maySend() ? (await Promise.all(batches(sent).map(post))).flat() : [];
    if (left.length > 0 && maySend() && ++this.tries < TRIES) {
      this.waiting.unshift(...left);
      this.soon(1_000 * 2 ** this.tries * (0.5 + Math.random() / 2));
    } else {
      this.tries = 0;
    }
  },
};

function batches(facts) {
  const all = [];
  for (const fact of facts) {
    const size = new TextEncoder().encode(fact.json).length + 1;
    const last = all.findLast((batch) => batch.route === fact.route);
    if (last && last.size + size <= MOST_BODY) {
      last.facts.push(fact);
      last.size += size;
    } else {
      all.push({ route: fact.route, facts: [fact], size });
    }
  }

  return all;
}

/** @returns the facts that are to be sent again; what the server refuses is not. */
async function post({ route, facts }) {
  const headers = { "Content-Type": "application/json" };
  Object.assign(headers, settings.key && { Authorization: `Bearer ${settings.key}` }, settings.project && { "X-Plumbline-Project": settings.project });
  try {
    const [address, body] = [`${settings.endpoint.replace(/\/$/, "")}/${route}`, `[${facts.map((fact) => fact.json).join(",")}]`];
    const answer = await fetch(address, { method: "POST", headers, body, keepalive: true, credentials: "omit" });
    return [408, 429].includes(answer.status) || answer.status >= 500 ? facts : [];
  } catch {
    return facts;
  }
}

function state(route, fact) {
  reacted.add(fact.trace);
  return outbox.add(route, fact);
}

addEventListener("pagehide", () => {
  [...leaving].map((leave) => leave()).forEach((after) => after?.()); // nobody abandons what another part of the page still speaks of
  outbox.send();
});

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: inline-block; font: inherit; }
  [role="group"] { display: inline-flex; flex-wrap: wrap; gap: .375em; align-items: center; }
  button { font: inherit; color: inherit; background: transparent; border: 1px solid currentColor; border-radius: .375em; padding: .25em .625em; min-height: 1.75em; cursor: pointer; }
  button[aria-pressed="true"] { background: color-mix(in srgb, currentColor 18%, transparent); font-weight: 600; }
  button:focus-visible, textarea:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
  textarea { font: inherit; box-sizing: border-box; width: 100%; min-height: 6em; }
  [hidden] { display: none; }
`);

/** What all the elements share: a shadow with the style sheet, buttons, and a line that a screen reader says. */
class PlumblineElement extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
  }

  connectedCallback() {
    if (this.shadowRoot.childElementCount === 0) {
      this.status = make("span", { role: "status" });
      this.build(settings.labels);
      this.shadowRoot.append(this.status);
    }
  }

  /** States feedback on the element's trace, says so, and lets the page know by the event "plumbline-feedback". */
  say(fact) {
    const user = this.getAttribute("user") ?? undefined;
    const sent = state("api/v1/feedback", { trace: this.getAttribute("trace") ?? "", user, ...fact });
    this.status.textContent = sent ? settings.labels.thanks : settings.labels.unsent;
    this.dispatchEvent(new CustomEvent("plumbline-feedback", { bubbles: true, composed: true, detail: { ...fact, sent } }));
  }
}

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }

  element.append(...children);
  return element;
}

function button(text, act, attributes = {}) {
  const made = make("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", act);
  return made;
}

const press = (buttons, pressed) => buttons.forEach((one) => one.setAttribute("aria-pressed", String(one === pressed)));

/** Thumbs; a thumb down waits for one of three reasons, or for none. */
class Thumbs extends PlumblineElement {
  build(labels) {
    this.up = button(`👍 ${labels.up}`, () => this.choose(1), { "aria-pressed": "false" });
    this.down = button(`👎 ${labels.down}`, () => this.choose(0), { "aria-pressed": "false" });
    const reasons = ["wrong", "unwelcome", "unclear"].map((reason) => button(labels[reason], () => this.settle(reason)));
    this.why = make("div", { role: "group", "aria-label": labels.why, hidden: "" }, ...reasons, button(labels.skip, () => this.settle()));
    this.why.addEventListener("keydown", (pressed) => pressed.key === "Escape" && this.settle());
    this.shadowRoot.append(make("div", { role: "group", "aria-label": labels.question }, this.up, this.down), this.why);
  }

  disconnectedCallback() {
    this.settle();
  }

  choose(value) {
    if ((value === 1 ? this.up : this.down).getAttribute("aria-pressed") === "true") {
      return;
    }

    press([this.up, this.down], value === 1 ? this.up : this.down);
    clearTimeout(this.timer);
    leaving.delete(this.leave);
    this.why.hidden = value === 1;
    if (value === 1) {
      this.say({ kind: "thumb", value });
      return;
    }

    this.leave = () => this.settle();
    leaving.add(this.leave);
    this.timer = setTimeout(this.leave, HELD_MILLISECONDS);
    this.why.querySelector("button").focus();
  }

  /** Sends the thumb down that waits. */
  settle(reason) {
    if (!leaving.delete(this.leave)) {
      return;
    }

    clearTimeout(this.timer);
    if (this.why.contains(this.shadowRoot.activeElement)) {
      this.down.focus();
    }

    this.why.hidden = true;
    this.say({ kind: "thumb", value: 0, reason });
  }
}

/** One to five stars. */
class Stars extends PlumblineElement {
  build(labels) {
    const stars = [1, 2, 3, 4, 5].map((value) => button("☆", () => this.choose(stars, value), { "aria-label": `${value} ${labels.star}`, "aria-pressed": "false" }));
    this.shadowRoot.append(make("div", { role: "group", "aria-label": labels.stars }, ...stars));
  }

  choose(stars, value) {
    if (stars[value - 1].getAttribute("aria-pressed") === "true") {
      return;
    }

    press(stars, stars[value - 1]);
    stars.forEach((star, i) => { star.textContent = i < value ? "★" : "☆"; });
    this.say({ kind: "stars", value });
  }
}

/** Stands around an answer, and lets its reader write it as it should be. */
class Correction extends PlumblineElement {
  build(labels) {
    this.start = button(labels.correct, () => this.edit(true));
    this.box = make("textarea", { "aria-label": labels.corrected });
    this.form = make("div", { hidden: "" }, this.box, make("div", { role: "group", "aria-label": labels.correct }, button(labels.send, () => this.send()), button(labels.cancel, () => this.edit(false))));
    this.form.addEventListener("keydown", (pressed) => pressed.key === "Escape" && this.edit(false));
    this.shadowRoot.append(make("slot"), this.form, this.start);
  }

  edit(isOn) {
    this.form.hidden = !isOn;
    this.start.hidden = isOn;
    if (isOn) {
      this.box.value = this.textContent.trim();
    }

    (isOn ? this.box : this.start).focus();
  }

  send() {
    const text = this.box.value.trim();
    if (text !== "" && text !== this.textContent.trim()) {
      this.textContent = text;
      this.say({ kind: "correction", text });
    }

    this.edit(false);
  }
}

for (const [name, element] of [["plumbline-thumbs", Thumbs], ["plumbline-stars", Stars], ["plumbline-correction", Correction]]) {
  if (!customElements.get(name)) {
    customElements.define(name, element);
  }
}

/** The rewritten share of a text, 0 to 1: the fewest changes of characters that turn one into the other, over the longer. */
export function rewrittenShare(before, after) {
  const clean = (text) => text.normalize("NFC").replace(/\s+/g, " ").trim();
  const units = (text, isLong) => (isLong ? text.split(" ").slice(0, MOST_WORDS) : [...text]);
  const isLong = before.length * after.length > EXACT_CELLS;
  const [from, to] = [units(clean(before), isLong), units(clean(after), isLong)];
  let row = to.map((_, j) => j + 1);
  from.forEach((unit, i) => {
    let [corner, left] = [i, i + 1];
    row = row.map((above, j) => {
      left = Math.min(above + 1, left + 1, corner + (unit === to[j] ? 0 : 1));
      corner = above;
      return left;
    });
  });
  return from.length + to.length === 0 ? 0 : (to.length === 0 ? from.length : row.at(-1)) / Math.max(from.length, to.length);
}

const words = (text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** How much two questions share: common words over all their words. */
function overlap(one, other) {
  const [a, b] = [words(one), words(other)];
  const common = [...a].filter((word) => b.has(word)).length;
  return common === 0 ? 0 : common / (a.size + b.size - common);
}

const REPHRASED = 0.3; // below this share of common words it is another question

/**
 * Watches what a user does with an answer, and states it as signals: copy, edit, regenerate, retry, acceptance, abandonment.
 * @param {Element} element the answer; one that is a text field or contenteditable is watched for edits.
 * @param {{trace: string, question?: string, regenerate?: Element, accept?: Element}} answer its trace, what was asked, and the page's own buttons.
 * @returns {{asked, edited, regenerated, accepted, stop}} what only the page knows, for it to tell.
 */
export function trackAnswer(element, { trace, question, regenerate, accept }) {
  const shown = performance.now();
  const stopping = new AbortController();
  const copied = new Set();
  const textOf = () => ("value" in element ? element.value : element.textContent);
  const before = textOf();
  let last = before;

  const on = (target, type, act) => target?.addEventListener(type, act, { signal: stopping.signal });
  const tell = (kind, more) => !stopping.signal.aborted && state("api/v1/signals", { trace, kind, ...more });

  const handle = {
    /** The user rewrote the answer. */
    edited(after = textOf()) {
      if (after !== last) {
        last = after;
        tell("edit", { value: rewrittenShare(before, after), text: after });
      }
    },
    /** The user asked again: the same words want another answer, similar ones are a retry, others are a new question and say nothing. */
    asked(text) {
      if (question !== undefined && text.trim() === question.trim()) {
        tell("regenerate");
      } else if (question !== undefined && overlap(question, text) >= REPHRASED) {
        tell("retry", { text });
      } else {
        reacted.add(trace); // the talk goes on: nobody left
      }
    },
    regenerated: () => tell("regenerate"),
    accepted: () => tell("acceptance"),
    /** Ends the watch without a word, as when the page shows something else. */
    stop() {
      stopping.abort();
      leaving.delete(leave);
    },
  };

  const abandon = () => reacted.has(trace) || tell("abandonment", { value: Math.round((performance.now() - shown) / 100) / 10 });
  const leave = () => {
    handle.edited();
    return abandon;
  };

  on(document, "copy", () => {
    const text = selectedIn(element);
    if (text && !copied.has(text)) {
      copied.add(text);
      tell("copy", { text });
    }
  });
  on(element, "focusout", () => handle.edited());
  on(regenerate, "click", handle.regenerated);
  on(accept, "click", handle.accepted);
  leaving.add(leave);
  return handle;
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
