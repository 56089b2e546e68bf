// Entry: one CodeMirror view in a shadow root. Python holds the `Editor`; offsets are UTF-16 units on both sides.

import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState } from "@codemirror/state";
import { crosshairCursor, drawSelection, dropCursor, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers, rectangularSelection } from "@codemirror/view";

import { BASE_APPEARANCE, chosenAppearance } from "./appearance.js";
import { Coalesced } from "./coalesce.js";
import { languageOf } from "./languages.js";

/**
 * @typedef {object} Options
 * @property {string} text
 * @property {string} language
 * @property {string} label                                               accessible name
 * @property {(text: string) => void} onChange                            whole text, at most once per animation frame
 * @property {(start: number, end: number, text: string) => void} onSelection  main selection, likewise
 */

export class Editor {
  #language = new Compartment();
  #appearance = new Compartment();
  #view;
  #changed;
  #selected;

  /**
   * @param {HTMLElement} parent
   * @param {Options} options
   */
  constructor(parent, { text, language, label, onChange, onSelection }) {
    this.#changed = new Coalesced(() => onChange(this.text()));
    this.#selected = new Coalesced(() => onSelection(...this.selection()));
    const root = parent.shadowRoot ?? parent.attachShadow({ mode: "open" }); // styles are adopted by the shadow root: the page's policy forbids <style>
    this.#view = new EditorView({ root, parent: root, state: this.#state(text, language, label) });
  }

  /**
   * @param {string} text
   * @param {string} language
   * @param {string} label
   */
  #state(text, language, label) {
    return EditorState.create({
      doc: text,
      extensions: [
        [lineNumbers(), highlightActiveLineGutter(), highlightActiveLine(), history(), drawSelection(), dropCursor()],
        [EditorState.allowMultipleSelections.of(true), rectangularSelection(), crosshairCursor(), indentOnInput(), bracketMatching()],
        [indentUnit.of("    "), search({ top: false }), highlightSelectionMatches()],
        // Escape then Tab leaves the editor (CodeMirror's own rule), so that Tab does not trap the keyboard.
        keymap.of([...defaultKeymap, ...searchKeymap, ...historyKeymap, indentWithTab]),
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "true" }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) this.#changed.request();
          if (update.docChanged || update.selectionSet) this.#selected.request();
        }),
        BASE_APPEARANCE,
        this.#language.of(languageOf(language)),
        this.#appearance.of(chosenAppearance(false, "", "")),
      ],
    });
  }

  text() {
    return this.#view.state.doc.toString();
  }

  /** A text of someone else's making: replaces all, and undo does not bring the old one back as one character after the other. @param {string} text */
  setText(text) {
    this.replace(0, this.#view.state.doc.length, text);
  }

  /** @returns {[number, number, string]} */
  selection() {
    const { from, to } = this.#view.state.selection.main;
    return [from, to, this.#view.state.sliceDoc(from, to)];
  }

  /** @param {number} start @param {number} end */
  select(start, end) {
    this.#view.dispatch({ selection: { anchor: this.#inside(start), head: this.#inside(end) }, scrollIntoView: true });
  }

  /** @param {number} start @param {number} end @param {string} text */
  replace(start, end, text) {
    const [from, to] = [this.#inside(start), this.#inside(end)].sort((a, b) => a - b);
    this.#view.dispatch({ changes: { from, to, insert: text }, userEvent: "input" });
  }

  /** @param {string} name */
  setLanguage(name) {
    this.#view.dispatch({ effects: this.#language.reconfigure(languageOf(name)) });
  }

  /** @param {boolean} dark @param {string} fontFamily @param {string} fontSize */
  setAppearance(dark, fontFamily, fontSize) {
    this.#view.dispatch({ effects: this.#appearance.reconfigure(chosenAppearance(dark, fontFamily, fontSize)) });
  }

  focus() {
    this.#view.focus();
  }

  dispose() {
    this.#changed.dispose();
    this.#selected.dispose();
    this.#view.destroy();
  }

  /** @param {number} offset */
  #inside(offset) {
    return Math.max(0, Math.min(offset, this.#view.state.doc.length));
  }
}
