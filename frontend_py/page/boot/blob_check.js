// Can a worker in an opaque frame read a Blob? Chromium's and Firefox's can, WebKit's cannot. Found out by trying, in a sandbox frame with code of ours.

const MEMORY = "plugyard.sandbox-reads-blobs";

/** The worker: hands its port out as any extension's worker does, then tries. */
const TRIAL = `const { port1, port2 } = new MessageChannel();
postMessage(0, [port2]);
new Blob(["x"]).text().then(() => port1.postMessage(true), () => port1.postMessage(false));`;

/** Stands where the relay stands. */
const PASS_ON = "onmessage = (event) => postMessage(0, [event.ports[0]]);";

/** @type {Promise<boolean> | undefined} */
let answer;

/**
 * The answer, found out once per engine version and remembered over visits.
 * @param {(boot: string, relay: string) => Promise<{port: MessagePort, close: () => void}>} openTrial  starts a sandbox with these two scripts
 * @returns {Promise<boolean>}
 */
export function sandboxReadsBlobs(openTrial) {
  answer ??= (async () => remembered() ?? remember(await tryIt(openTrial)))();
  answer.catch(() => (answer = undefined));
  return answer;
}

/** @param {Parameters<typeof sandboxReadsBlobs>[0]} openTrial */
async function tryIt(openTrial) {
  const { port, close } = await openTrial(TRIAL, PASS_ON);
  try {
    return await new Promise((resolve) => (port.onmessage = (event) => resolve(event.data === true)));
  } finally {
    close();
  }
}

/** The engine's name and version is only the key under which its own answer is kept. */
const engine = navigator.userAgent;

/** @returns {boolean | null} */
function remembered() {
  try {
    const kept = JSON.parse(localStorage.getItem(MEMORY) ?? "null");
    return kept?.engine === engine ? Boolean(kept.reads) : null;
  } catch {
    return null; // storage is off or holds something else: try again
  }
}

/** @param {boolean} reads */
function remember(reads) {
  try {
    localStorage.setItem(MEMORY, JSON.stringify({ engine, reads }));
  } catch (error) {
    console.debug("The answer could not be kept:", error);
  }
  return reads;
}
