// Keeps the newest page of a list up to date: asks for the page itself, while it is in view, and takes over the rows that the server wrote.
const place = document.querySelector("[data-live]");
const often = 2000;
const seldom = 30000;
let wait = often;
let paused = false;
let fresh = 0;

const button = document.createElement("button");
const told = document.createElement("span");

function say() {
  button.textContent = paused ? "Go on" : "Pause";
  told.textContent = paused ? "Paused" : wait > often ? "Waiting for the server" : fresh === 0 ? "Live" : `Live, ${fresh} new`;
  place.classList.toggle("on", !paused && wait === often);
}

/** @param {Document} page */
function take(page) {
  const [now, next] = [document.querySelector("[data-rows]"), page.querySelector("[data-rows]")];
  if (!now || !next) {
    return;
  }
  const known = new Set([...now.querySelectorAll("[data-id]")].map(row => row.dataset.id));
  const selected = now.querySelector("[aria-selected]")?.dataset.id;
  const added = [...next.querySelectorAll("[data-id]")].filter(row => !known.has(row.dataset.id));
  if (added.length === 0 && now.childElementCount === next.childElementCount && !changed(now, next)) {
    return;
  }
  if (now.localName !== next.localName) {
    location.reload(); // the first row of a list that was empty
    return;
  }
  const focused = now.contains(document.activeElement);
  document.adoptNode(next);
  now.replaceWith(next);
  for (const row of added) {
    row.classList.add("new");
  }
  const again = selected === undefined ? null : next.querySelector(`[data-id="${CSS.escape(selected)}"]`);
  again?.setAttribute("aria-selected", "true");
  if (focused) {
    again?.querySelector("a")?.focus({ preventScroll: true });
  }
  fresh += added.length;
  next.dispatchEvent(new Event("plumbline:rows", { bubbles: true }));
}

/** What a row says may change: its trace goes on, and people react to it. The times were rewritten here, so they are left out. */
function changed(now, next) {
  const text = rows => [...rows.querySelectorAll("[data-id]")].map(row => `${row.dataset.id} ${[...row.querySelectorAll("td.marks, td.one-line, .answer")].map(cell => cell.textContent).join(" ")}`).join("\n");
  return text(now) !== text(next);
}

async function look() {
  if (!paused && !document.hidden) {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      wait = answer.ok ? often : Math.min(seldom, wait * 2);
      if (answer.ok && !paused) {
        take(new DOMParser().parseFromString(await answer.text(), "text/html"));
      }
    } catch {
      wait = Math.min(seldom, wait * 2);
    }
    say();
  }
  setTimeout(look, wait);
}

if (place) {
  button.type = "button";
  button.className = "quiet";
  button.addEventListener("click", () => { paused = !paused; fresh = 0; say(); });
  place.append(told, " ", button);
  say();
  setTimeout(look, often);
}
