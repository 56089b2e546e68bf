// Entry: the only script of the sandbox frame, inlined into frame.html and hashed in its CSP. It makes the worker and the relay, hands one port up,
// and does nothing else: it never writes markup and never looks at anything an extension sends (docs/protocol.md 1).

const nonce = location.hash.slice(1);

/** @param {string} script */
const workerFrom = (script) => new Worker(`data:text/javascript;charset=utf-8,${encodeURIComponent(script)}`);

/**
 * @param {"ready" | "port" | "failed"} type
 * @param {{message?: string}} facts
 * @param {Transferable[]} ports
 */
const tellPage = (type, facts = {}, ports = []) => parent.postMessage({ type, nonce, ...facts }, "*", ports); // the page's origin is not ours to know

/** @param {{boot: string, relay: string, payload: {files: Record<string, unknown>}}} start */
function startWorkers({ boot, relay, payload }) {
  const extension = workerFrom(boot), filter = workerFrom(relay);
  extension.onerror = filter.onerror = (error) => tellPage("failed", { message: String(error.message || "The worker could not be started.") });
  extension.onmessage = (first) => {
    extension.onmessage = null; // later messages are never looked at
    filter.postMessage(0, [first.ports[0]]);
  };
  filter.onmessage = (first) => {
    filter.onmessage = extension.onerror = filter.onerror = null;
    tellPage("port", {}, [first.ports[0]]);
  };
  extension.postMessage(payload, Object.values(payload.files ?? {}).filter((file) => file instanceof ArrayBuffer));
}

/** @param {MessageEvent} event */
function onMessage(event) {
  if (event.source !== parent || event.data?.type !== "start" || event.data.nonce !== nonce) return;
  removeEventListener("message", onMessage);
  try {
    startWorkers(event.data);
  } catch (error) {
    tellPage("failed", { message: String(error) });
  }
}

addEventListener("message", onMessage);
tellPage("ready");
