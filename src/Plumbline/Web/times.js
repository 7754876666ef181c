// Writes every moment in the reader's own time zone; the UTC time stays as its title. What a page adds later is written by the same function.
const format = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

/** @param {ParentNode} within */
export function writeTimes(within) {
  for (const time of within.querySelectorAll("time[datetime]:not([title])")) {
    const at = new Date(time.dateTime);
    if (!Number.isNaN(at.getTime())) {
      time.title = time.textContent;
      time.textContent = format.format(at);
    }
  }
}

writeTimes(document);
document.addEventListener("plumbline:rows", event => writeTimes(event.target));
