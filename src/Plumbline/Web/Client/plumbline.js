// Feedback and behaviour of a page's users, for Plumbline. This address stays; what stands behind it is read anew when it changes.
import "./plumbline/elements.js";

export { configure, consent, maySend } from "./plumbline/outbox.js";
export { trackAnswer } from "./plumbline/tracker.js";
