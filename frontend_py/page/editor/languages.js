// The languages that the editor knows by itself. Others arrive as extensions.

import { javascript } from "@codemirror/lang-javascript";
import { json } from "@codemirror/lang-json";
import { markdown, markdownLanguage } from "@codemirror/lang-markdown";
import { python } from "@codemirror/lang-python";
import { EditorView } from "@codemirror/view";

/** Prose wraps, code scrolls. */
const PROSE = EditorView.lineWrapping;

/** @type {Readonly<Record<string, () => import("@codemirror/state").Extension>>} */
const LANGUAGES = Object.freeze({
  markdown: () => [markdown({ base: markdownLanguage }), PROSE],
  python: () => python(),
  javascript: () => javascript(),
  json: () => json(),
  plaintext: () => PROSE,
});

/** @param {string} name  an unknown one is plain text */
export const languageOf = (name) => (Object.hasOwn(LANGUAGES, name) ? LANGUAGES[name]() : LANGUAGES.plaintext());
