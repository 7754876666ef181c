// Shows a new round as soon as there is one: asks while the page is in view, and loads it again when the board has changed.
const board = document.querySelector("[data-rounds]");
const betweenLooks = 4000;

/** @returns {Promise<boolean>} whether the board says something else than the page */
async function hasChanged() {
  const answer = await fetch("/api/v1/loop");
  if (!answer.ok) {
    return false;
  }
  const { production, rounds, changes } = await answer.json();
  return production !== board.dataset.production || String(rounds.length) !== board.dataset.rounds || String(changes.length) !== board.dataset.changes;
}

async function look() {
  const reading = document.querySelector("details[open]") !== null;
  if (!document.hidden && !reading && await hasChanged().catch(() => false)) {
    location.reload();
  }
}

if (board) {
  setInterval(look, betweenLooks);
}
