// What a page has to say, on its way to the server: consent, a key or a one-use token, tries, and the end of the page.

const MOST_TEXT = 8_000; // characters of each text that is sent
const MOST_BODY = 50_000; // bytes; a browser sends 64 KiB in all while a page goes away
const TRIES = 5;

const meta = (name) => document.querySelector(`meta[name="plumbline-${name}"]`)?.content;

export const settings = {
  endpoint: meta("endpoint") ?? new URL(import.meta.url).origin,
  key: meta("key"),
  token: meta("token"),
  session: crypto.randomUUID?.(),
  project: meta("project"),
  consent: meta("consent") !== "required",
  labels: {
    question: "Was this answer helpful?", up: "Helpful", down: "Not helpful", why: "What was wrong with it?",
    wrong: "It is wrong", unwelcome: "It is right, but not what I hoped for", unclear: "It is unclear", skip: "No reason",
    stars: "How good was this answer?", star: "of 5 stars", correct: "Correct this answer", corrected: "The answer as it should be",
    followUp: "Did this answer help you in the end?", solved: "Yes", partly: "Partly", unsolved: "No",
    send: "Send", cancel: "Cancel", thanks: "Thank you.", unsent: "Not sent: you asked not to be tracked.",
  },
};

/** Sets what no meta element of the page does: endpoint, key or token, project, consent, labels. */
export function configure(changes) {
  Object.assign(settings, changes, { labels: { ...settings.labels, ...changes.labels } });
  redeem();
}

/** The consent switch. Without consent nothing is sent, and what waits is thrown away. */
export function consent(given) {
  settings.consent = given;
  redeem();
  if (!given) {
    outbox.waiting = [];
  }
}

/** True when something may be sent: the user consented where that is asked for, and the browser does not ask not to be tracked. */
export function maySend() {
  const asksNot = navigator.doNotTrack === "1" || window.doNotTrack === "1" || navigator.globalPrivacyControl === true;
  return settings.consent && !asksNot;
}

export const leaving = new Set(); // what a page that goes away still has to say

let redeeming;

/** Exchanges the one-use token of a page without a key for one that holds while the page is looked at. Early, since a page that goes away cannot wait for it. */
function redeem() {
  if (!settings.token || settings.key || !maySend()) {
    return undefined;
  }

  redeeming ??= (async () => {
    try {
      const answer = await fetch(address("api/v1/page-tokens/redeem"), {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ token: settings.token }), credentials: "omit",
      });
      settings.key = answer.ok ? (await answer.json()).key : undefined;
      settings.token = answer.ok || !mayTryAgain(answer.status) ? undefined : settings.token; // one that was used or ran out opens nothing any more
      settings.closed = !settings.key && !settings.token;
    } catch {
      // The server is away: the next sending tries again.
    } finally {
      redeeming = undefined;
    }
  })();
  return redeeming;
}

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

    const [text, before] = [clean(fact.text), clean(fact.before)];
    this.waiting.push({ route, json: JSON.stringify({ id: crypto.randomUUID(), at: new Date().toISOString(), ...fact, text, before }) });
    this.soon(0);
    return true;
  },

  soon(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), milliseconds);
  },

  /** Sends everything; what could not be taken waits for the next try. */
  async send() {
    const opening = redeem();
    if (opening) {
      await opening; // without a token nothing is waited for: a page that goes away has no later
    }

    const sent = settings.closed ? [] : this.waiting.splice(0);
    if (settings.token && !settings.key) {
      this.waiting.unshift(...sent.splice(0));
      if (this.waiting.length > 0 && maySend() && ++this.tries < TRIES) {
        this.soon(1_000 * 2 ** this.tries);
      }

      return;
    }

    const left = maySend() ? (await Promise.all(batches(sent).map(post))).flat() : [];
    if (left.length > 0 && maySend() && ++this.tries < TRIES) {
      this.waiting.unshift(...left);
      this.soon(1_000 * 2 ** this.tries * (0.5 + Math.random() / 2));
    } else {
      this.tries = 0;
    }
  },
};

/** A text as it is sent: not too long, whole Unicode. */
function clean(text) {
  const short = text?.slice(0, MOST_TEXT).replaceAll("\0", "");
  return short?.toWellFormed?.() ?? short;
}

const address = (route) => `${settings.endpoint.replace(/\/$/, "")}/${route}`;
const mayTryAgain = (status) => [408, 429].includes(status) || status >= 500;

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
    const body = `[${facts.map((fact) => fact.json).join(",")}]`;
    const answer = await fetch(address(route), { method: "POST", headers, body, keepalive: true, credentials: "omit" });
    return mayTryAgain(answer.status) ? facts : [];
  } catch {
    return facts;
  }
}

/** States a fact; false when nothing may be sent. */
export const state = (route, fact) => outbox.add(route, fact);

addEventListener("pagehide", () => {
  [...leaving].map((leave) => leave()).forEach((after) => after?.()); // first what was done, then that it ended
  outbox.send();
});

// A telephone may end a page that is hidden without another word.
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && setTimeout(() => outbox.send()));

redeem();
