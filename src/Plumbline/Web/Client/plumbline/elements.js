// Custom elements that a page asks its users with. No inline style and no HTML from strings: they run under a strict content security policy.
import { leaving, settings, state } from "./outbox.js";

const HELD_MILLISECONDS = 30_000; // how long a thumb down waits for its reason

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
    this.thank(fact, state("api/v1/feedback", { trace: this.getAttribute("trace") ?? "", user, ...fact }));
  }

  thank(fact, sent) {
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

/** Asks afterwards how far an answer helped; who thinks again may answer again. */
class FollowUp extends PlumblineElement {
  build(labels) {
    const answers = [["solved", 1], ["partly", 0.5], ["unsolved", 0]].map(([name, value]) => button(labels[name], () => this.choose(answers, answers.findIndex((one) => one.value === String(value)), value), { value, "aria-pressed": "false" }));
    this.shadowRoot.append(make("div", { role: "group", "aria-label": labels.followUp }, make("span", {}, labels.followUp), ...answers));
  }

  choose(answers, at, value) {
    if (answers[at].getAttribute("aria-pressed") === "true") {
      return;
    }

    press(answers, answers[at]);
    const sent = state("api/v1/interactions", { trace: this.getAttribute("trace") ?? "", kind: "follow_up", value, session: settings.session });
    this.thank({ kind: "follow_up", value }, sent);
  }
}

for (const [name, element] of [["plumbline-thumbs", Thumbs], ["plumbline-stars", Stars], ["plumbline-correction", Correction], ["plumbline-follow-up", FollowUp]]) {
  if (!customElements.get(name)) {
    customElements.define(name, element);
  }
}
