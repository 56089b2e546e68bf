// How the relay tells the guard that it cut an extension off: by a number. It passes only strings on for the extension, so no extension can send one.

export const REFUSALS = Object.freeze(/** @type {const} */ (["not_a_string", "ports", "message_error", "too_long", "flood"]));

/** @typedef {(typeof REFUSALS)[number]} Refusal */
