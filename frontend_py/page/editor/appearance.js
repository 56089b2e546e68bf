// How the editor looks: colours come from the workbench's design tokens, which reach into the shadow root because custom properties are inherited.

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const SYNTAX = HighlightStyle.define([
  { tag: [tags.heading, tags.heading1, tags.heading2, tags.heading3], color: "var(--text)", fontWeight: "var(--weight-strong, 650)" },
  { tag: tags.strong, fontWeight: "var(--weight-strong, 650)" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.strikethrough, textDecoration: "line-through" },
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: "var(--syntax-keyword, var(--accent))" },
  { tag: [tags.string, tags.special(tags.string), tags.regexp, tags.monospace], color: "var(--syntax-string, var(--success))" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: "var(--syntax-number, var(--warning))" },
  { tag: [tags.link, tags.url, tags.labelName], color: "var(--syntax-link, var(--info))" },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName), tags.className, tags.typeName], color: "var(--syntax-name, var(--info))" },
  { tag: [tags.propertyName, tags.attributeName], color: "var(--syntax-property, var(--text-soft))" },
  { tag: [tags.comment, tags.quote, tags.meta, tags.processingInstruction, tags.contentSeparator], color: "var(--syntax-comment, var(--text-muted))" },
  { tag: tags.invalid, color: "var(--danger)" },
]);

/** What never changes while the editor lives. */
export const BASE_APPEARANCE = [
  syntaxHighlighting(SYNTAX),
  EditorView.theme({
    "&": { height: "100%", color: "var(--text)", backgroundColor: "transparent" },
    "&.cm-focused": { outline: "none" },
    ".cm-scroller": { lineHeight: "1.6", overflow: "auto" },
    ".cm-content": { caretColor: "var(--accent)", padding: "12px 0 40vh" },
    ".cm-line": { padding: "0 20px 0 8px" },
    ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--accent)", borderLeftWidth: "2px" },
    ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": { backgroundColor: "var(--selection)" },
    ".cm-gutters": { backgroundColor: "transparent", border: "none", color: "var(--text-muted)" },
    ".cm-lineNumbers .cm-gutterElement": { padding: "0 8px 0 16px", fontVariantNumeric: "tabular-nums" },
    ".cm-activeLine": { backgroundColor: "var(--hover)" },
    ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--text)" },
    ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-soft)", outline: "1px solid var(--border-strong)" },
    ".cm-searchMatch": { backgroundColor: "var(--warning-soft)" },
    ".cm-searchMatch-selected": { backgroundColor: "var(--selection)" },
    ".cm-selectionMatch": { backgroundColor: "var(--accent-soft)" },
    ".cm-panels": { backgroundColor: "var(--sheet-quiet)", color: "var(--text)", border: "none", fontFamily: "var(--font-ui)" },
    ".cm-panels.cm-panels-bottom": { borderTop: "1px solid var(--border)" },
    ".cm-panel.cm-search": { padding: "8px 36px 8px 12px", fontSize: "var(--type-body, 13px)" },
    ".cm-textfield": { backgroundColor: "var(--sheet)", color: "inherit", border: "1px solid var(--control-border)", borderRadius: "var(--radius, 6px)", padding: "4px 8px" },
    ".cm-button": { backgroundImage: "none", backgroundColor: "var(--raised)", color: "inherit", border: "1px solid var(--border-strong)", borderRadius: "var(--radius, 6px)", padding: "4px 10px" },
    ".cm-tooltip": { backgroundColor: "var(--raised)", color: "var(--text)", border: "1px solid var(--border)", borderRadius: "var(--radius, 6px)" },
  }),
];

/**
 * What the user's settings change.
 * @param {boolean} dark
 * @param {string} fontFamily  a CSS font-family; empty: the workbench's own
 * @param {string} fontSize    a CSS length; empty: the workbench's own
 */
export function chosenAppearance(dark, fontFamily, fontSize) {
  const font = { fontFamily: fontFamily || "var(--font-mono, monospace)" };
  return EditorView.theme({ "&": { fontSize: fontSize || "14px" }, ".cm-scroller": font, ".cm-content": font }, { dark });
}
