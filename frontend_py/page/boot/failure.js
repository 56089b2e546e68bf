// The page's own last resort: when the workbench cannot start, say so in plain words, with the log and a way to try again.

const READY_MARK = "plugyard:interactive";
const SLOW_MS = 30_000;

/** @type {string[]} */
const log = [];
let ready = false;

/** @param {string} id */
const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * Show the failure page. Later calls only add to its log.
 * @param {string} message
 * @param {unknown} [cause]
 */
export function fail(message, cause) {
  if (cause !== undefined) note(cause);
  element("boot-failure-log").textContent = log.join("\n") || message;
  if (!element("boot-failure").hidden) return;
  element("boot-failure-message").textContent = message;
  element("boot-failure-reload").onclick = () => location.reload();
  element("skeleton").hidden = true;
  element("boot-failure").hidden = false;
  element("boot-failure-reload").focus();
}

/** @param {unknown} cause */
function note(cause) {
  log.push(cause instanceof Error ? (cause.stack?.includes(cause.message) ? cause.stack : `${cause.message}\n${cause.stack}`) : String(cause));
}

/** From now until the workbench can be used, an error that nobody handles is a failed start. */
export function watchStart() {
  addEventListener("error", (event) => startFailed(event.error ?? event.message));
  addEventListener("unhandledrejection", (event) => startFailed(event.reason));
  new PerformanceObserver((list) => {
    if (list.getEntriesByName(READY_MARK).length) ready = true;
  }).observe({ type: "mark", buffered: true });
  setTimeout(() => {
    if (!ready) fail("Plugyard has not started after 30 seconds. The connection may be slow, or something went wrong.");
  }, SLOW_MS);
}

/**
 * Something went wrong. Once the workbench is there, it is the workbench's to show; the browser's console has it either way.
 * @param {unknown} cause
 */
export function startFailed(cause) {
  if (!ready) fail("Something went wrong while Plugyard started.", cause);
}
