// What a text must be before the page's Python may parse it (security.md B1). Iterative: no input can exhaust a stack.

/** @typedef {import("./limits.js").Limits} Limits */

const QUOTE = 34, COMMA = 44, COLON = 58, BACKSLASH = 92, OPEN_ARRAY = 91, CLOSE_ARRAY = 93, OPEN_OBJECT = 123, CLOSE_OBJECT = 125;
const LETTER_U = 117;

/**
 * Name the rule that `text` breaks, or return "". Brackets inside strings neither count nor hide others.
 * @param {string} text
 * @param {Pick<Limits, "maxChars" | "maxTokens" | "maxDepth">} limits
 * @returns {"" | "too_long" | "too_deep" | "too_many_tokens" | "malformed"}
 */
export function brokenRule(text, limits) {
  if (text.length > limits.maxChars) return "too_long";
  if (!text.isWellFormed()) return "malformed";
  const open = [];
  let tokens = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) {
      at = endOfString(text, at + 1);
      if (at < 0) return "malformed";
    } else if (unit === OPEN_ARRAY || unit === OPEN_OBJECT) {
      if (open.push(unit + 2) > limits.maxDepth) return "too_deep"; // the closing bracket is two code units on
      tokens++;
    } else if (unit === CLOSE_ARRAY || unit === CLOSE_OBJECT) {
      if (open.pop() !== unit) return "malformed";
    } else if (unit === COMMA || unit === COLON) {
      tokens++;
    }
    if (tokens > limits.maxTokens) return "too_many_tokens";
  }
  return open.length || !text.length ? "malformed" : "";
}

/**
 * Find the closing quote of the string whose content starts at `at`; -1 when there is none or an escape makes half a character.
 * @param {string} text
 * @param {number} at
 */
function endOfString(text, at) {
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) return at;
    if (unit !== BACKSLASH) continue;
    at++;
    if (text.charCodeAt(at) !== LETTER_U) continue;
    const half = escapedUnit(text, at + 1);
    if (half >= 0xdc00 && half <= 0xdfff) return -1;
    if (half >= 0xd800 && half <= 0xdbff) {
      const rest = text.charCodeAt(at + 5) === BACKSLASH && text.charCodeAt(at + 6) === LETTER_U ? escapedUnit(text, at + 7) : 0;
      if (!(rest >= 0xdc00 && rest <= 0xdfff)) return -1;
      at += 6;
    }
    at += 4;
  }
  return -1;
}

/**
 * Read the four digits of a unicode escape.
 * @param {string} text
 * @param {number} at
 */
function escapedUnit(text, at) {
  return Number.parseInt(text.slice(at, at + 4), 16);
}

const HALF_CHARACTERS = /\\\\|\\u(d[89ab][0-9a-f]{2})(?:\\u(d[c-f][0-9a-f]{2}))?|\\u(d[c-f][0-9a-f]{2})/gi;

/**
 * Replace halves of surrogate pairs, raw or escaped, by U+FFFD: honest code makes them by cutting a text inside an emoji, the guard would end it for that.
 * @param {string} json
 */
export function withoutHalfCharacters(json) {
  const text = json.isWellFormed() ? json : json.toWellFormed();
  if (!/\\u[dD]/.test(text)) return text;
  return text.replace(HALF_CHARACTERS, (match, _high, low, alone) => (alone || (match !== "\\\\" && !low) ? "\ufffd" : match));
}
