// Takes away what a worker could reach besides its port: a second wall behind origin and CSP (security.md A1-A7). Nothing here is a boundary by itself.

const FROM_THE_START = [
  // more threads (A5), and channels to other contexts of the same origin (A1)
  "Worker", "SharedWorker", "BroadcastChannel", "ServiceWorker", "ServiceWorkerContainer", "ServiceWorkerRegistration", "SharedArrayBuffer",
  // network (A2, A6, A7)
  "XMLHttpRequest", "XMLHttpRequestEventTarget", "XMLHttpRequestUpload", "WebSocket", "WebSocketStream", "WebSocketError", "WebTransport",
  "WebTransportBidirectionalStream", "WebTransportDatagramDuplexStream", "WebTransportError", "EventSource", "fetchLater", "FetchLaterResult",
  "RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel", "RTCRtpScriptTransform", "RTCRtpScriptTransformer", "RTCTransformEvent",
  "FontFace", "FontFaceSet", "fonts", "PushManager", "PushSubscription", "BackgroundFetchManager", "BackgroundFetchRegistration", "SyncManager",
  "PeriodicSyncManager", "Notification", "ReportingObserver",
  // storage (A1)
  "caches", "Cache", "CacheStorage", "indexedDB", "webkitIndexedDB", "IDBFactory", "IDBDatabase", "IDBOpenDBRequest", "cookieStore", "CookieStore",
  "CookieStoreManager", "StorageManager", "StorageBucket", "StorageBucketManager", "LockManager", "FileSystemDirectoryHandle", "FileSystemFileHandle",
  "FileSystemHandle", "FileSystemSyncAccessHandle", "webkitRequestFileSystem", "webkitRequestFileSystemSync", "webkitResolveLocalFileSystemURL",
  "webkitResolveLocalFileSystemSyncURL",
  // devices and sensors
  "USB", "USBDevice", "HID", "HIDDevice", "Serial", "SerialPort", "Bluetooth", "IdleDetector", "PressureObserver", "NetworkInformation", "GPU", "GPUAdapter",
  "close",
];

const OF_NAVIGATOR = [
  "storage", "storageBuckets", "locks", "usb", "hid", "serial", "bluetooth", "sendBeacon", "serviceWorker", "permissions", "connection", "gpu", "ml",
  "mediaCapabilities", "setAppBadge", "clearAppBadge", "userActivation",
];

const AFTER_THE_RUNTIME = ["fetch", "importScripts"];

/**
 * The first half, before any runtime is loaded. `importScripts` throws from here on: Pyodide tries it to find out what kind of worker this is (security.md 18).
 * @param {any} scope
 */
export function lockDown(scope) {
  remove(scope, FROM_THE_START);
  if (scope.navigator) remove(scope.navigator, OF_NAVIGATOR);
  replaceByRefusal(scope, "importScripts");
}

/**
 * The rest, when no file is fetched any more, not even from memory; and the way to the frame, which has given its port away.
 * @param {any} scope
 */
export function lockDownRest(scope) {
  remove(scope, AFTER_THE_RUNTIME);
  replaceByRefusal(scope, "postMessage");
  Object.defineProperty(scope, "onmessage", { get: () => null, set: () => refuse("onmessage"), configurable: false });
}

/**
 * Delete names along the whole prototype chain; what cannot be deleted is hidden.
 * @param {any} target
 * @param {readonly string[]} names
 */
function remove(target, names) {
  for (const name of names) {
    for (let owner = target; owner && owner !== Object.prototype; owner = Object.getPrototypeOf(owner)) {
      if (Object.hasOwn(owner, name) && !Reflect.deleteProperty(owner, name)) hide(owner, name);
    }
  }
}

/**
 * @param {any} owner
 * @param {string} name
 */
function hide(owner, name) {
  if (!Reflect.defineProperty(owner, name, { value: undefined })) Reflect.set(owner, name, undefined);
}

/**
 * @param {any} scope
 * @param {string} name
 */
function replaceByRefusal(scope, name) {
  remove(scope, [name]);
  Object.defineProperty(scope, name, { value: () => refuse(name), configurable: true });
}

/**
 * @param {string} name
 * @returns {never}
 */
function refuse(name) {
  throw new TypeError(`${name} is not available to extensions.`);
}
