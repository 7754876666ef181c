// Walks lists of traces, one trace and its steps by keys. The pages work without it.
const list = "plumbline:list";
const rows = () => [...document.querySelectorAll("tbody[data-rows] tr")];
const steps = () => [...document.querySelectorAll("a[data-step]")];
const help = document.querySelector("dialog.keys");
const helpButton = document.querySelector("button[data-help]");
const search = document.querySelector("input[data-search]");

/** @param {HTMLElement | undefined} row */
function choose(row) {
  if (!row) {
    return;
  }
  document.querySelector("tr[aria-selected]")?.removeAttribute("aria-selected");
  row.setAttribute("aria-selected", "true");
  row.querySelector("a").focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

/** The addresses of the list, so that one trace leads to the next. */
function remember() {
  const addresses = rows().map(row => row.querySelector("a").getAttribute("href"));
  sessionStorage.setItem(list, JSON.stringify({ from: location.pathname + location.search, addresses }));
}

/** @param {number} by */
function move(by) {
  const all = rows();
  if (all.length > 0) {
    const now = all.findIndex(row => row.hasAttribute("aria-selected"));
    choose(all[now < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, now + by))]);
    return;
  }
  const { addresses = [] } = JSON.parse(sessionStorage.getItem(list) ?? "{}");
  const here = addresses.indexOf(location.pathname);
  if (here >= 0 && addresses[here + by]) {
    location.assign(addresses[here + by]);
  }
}

/** @param {number} by */
function moveStep(by) {
  const all = steps();
  const now = all.indexOf(document.activeElement);
  all[now < 0 ? 0 : Math.min(all.length - 1, Math.max(0, now + by))]?.focus();
}

function leave() {
  const { from } = JSON.parse(sessionStorage.getItem(list) ?? "{}");
  if (document.activeElement instanceof HTMLElement && document.activeElement.matches("input, select, textarea")) {
    document.activeElement.blur();
  } else if (rows().length === 0 && from) {
    location.assign(from);
  } else {
    document.querySelector("tr[aria-selected]")?.removeAttribute("aria-selected");
  }
}

/** @type {Record<string, () => void>} */
const actions = {
  "j": () => move(1),
  "k": () => move(-1),
  "/": () => search?.focus(),
  "p": () => document.querySelector("[data-live] button")?.click(),
  "?": () => help?.showModal(),
  "Escape": leave,
};

document.addEventListener("keydown", event => {
  const typing = event.target instanceof HTMLElement && event.target.matches("input, select, textarea");
  if (event.ctrlKey || event.metaKey || event.altKey || help?.open || (typing && event.key !== "Escape")) {
    return;
  }
  const inSteps = event.target instanceof HTMLElement && event.target.closest(".waterfall") !== null;
  const act = inSteps && event.key === "ArrowDown" ? () => moveStep(1) : inSteps && event.key === "ArrowUp" ? () => moveStep(-1) : actions[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});

/** Shows another step without leaving the page. */
async function showStep(link) {
  const answer = await fetch(link.href);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#step");
  const shown = document.querySelector("#step");
  if (!answer.ok || !fresh || !shown) {
    location.assign(link.href);
    return;
  }
  shown.replaceWith(document.adoptNode(fresh));
  history.replaceState(null, "", link.href);
  for (const other of steps()) {
    if (other === link) {
      other.setAttribute("aria-current", "true");
    } else {
      other.removeAttribute("aria-current");
    }
  }
}

document.addEventListener("click", event => {
  const link = event.target instanceof Element ? event.target.closest("a[data-step]") : null;
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    void showStep(link);
  }
});

if (rows().length > 0) {
  remember();
  document.addEventListener("plumbline:rows", remember);
}
if (helpButton && help) {
  helpButton.hidden = false;
  helpButton.addEventListener("click", () => help.showModal());
}
