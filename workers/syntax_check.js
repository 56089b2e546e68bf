// Finds the place of a syntax error with acorn, which is loaded only then: Chromium does not tell a line for modules.

/** @typedef {{parse: (source: string, options: object) => {body: any[]}}} Parser */
/** @typedef {{message: string, place: {file: string, line: number, column: number}}} Finding */

/**
 * The first mistake in any of the files: syntax, or an import of something the other file does not export.
 * @param {Parser} parser
 * @param {ReadonlyMap<string, string>} sources  path -> source
 * @param {(from: string, specifier: string) => string | null} resolve  path of a file of the package
 * @returns {Finding | null}
 */
export function findMistake(parser, sources, resolve) {
  /** @type {Map<string, any[]>} */
  const bodies = new Map();
  for (const [file, source] of sources) {
    try {
      bodies.set(file, parser.parse(source, { ecmaVersion: "latest", sourceType: "module", locations: true, allowHashBang: true }).body);
    } catch (error) {
      const { message, loc } = /** @type {any} */ (error);
      if (!loc) throw error;
      return { message: message.replace(/ \(\d+:\d+\)$/, ""), place: { file, line: loc.line, column: loc.column + 1 } };
    }
  }
  return findMissingExport(bodies, resolve);
}

/**
 * @param {ReadonlyMap<string, any[]>} bodies
 * @param {(from: string, specifier: string) => string | null} resolve
 * @returns {Finding | null}
 */
function findMissingExport(bodies, resolve) {
  for (const [file, body] of bodies) {
    for (const statement of body) {
      const target = statement.source && resolve(file, statement.source.value);
      const exported = target && bodies.has(target) ? exportedNames(bodies.get(target) ?? []) : null;
      const missing = exported && importedNames(statement).find(({ name }) => !exported.has(name));
      if (missing) return { message: `${target} does not export ${missing.name}.`, place: { file, line: missing.at.line, column: missing.at.column + 1 } };
    }
  }
  return null;
}

/**
 * Names a file exports; null when `export *` makes that unknown.
 * @param {any[]} body
 */
function exportedNames(body) {
  if (body.some(({ type, exported }) => type === "ExportAllDeclaration" && !exported)) return null;
  return new Set(body.flatMap((statement) => {
    if (statement.type === "ExportDefaultDeclaration") return ["default"];
    if (statement.type === "ExportAllDeclaration") return [nameOf(statement.exported)];
    if (statement.type !== "ExportNamedDeclaration") return [];
    const declared = statement.declaration?.declarations?.flatMap((/** @type {any} */ { id }) => boundNames(id)) ?? boundNames(statement.declaration?.id);
    return [...declared, ...statement.specifiers.map((/** @type {any} */ specifier) => nameOf(specifier.exported))];
  }));
}

/**
 * @param {any} statement
 * @returns {{name: string, at: {line: number, column: number}}[]}
 */
function importedNames(statement) {
  if (statement.type === "ImportDeclaration") {
    return statement.specifiers.flatMap((/** @type {any} */ specifier) => {
      if (specifier.type === "ImportNamespaceSpecifier") return [];
      return [{ name: specifier.type === "ImportDefaultSpecifier" ? "default" : nameOf(specifier.imported), at: specifier.loc.start }];
    });
  }
  if (statement.type !== "ExportNamedDeclaration") return [];
  return statement.specifiers.map((/** @type {any} */ specifier) => ({ name: nameOf(specifier.local), at: specifier.loc.start }));
}

/**
 * @param {any} pattern
 * @returns {string[]}
 */
function boundNames(pattern) {
  if (!pattern) return [];
  if (pattern.type === "Identifier") return [pattern.name];
  if (pattern.type === "ObjectPattern") return pattern.properties.flatMap((/** @type {any} */ one) => boundNames(one.value ?? one.argument));
  if (pattern.type === "ArrayPattern") return pattern.elements.flatMap(boundNames);
  return boundNames(pattern.left ?? pattern.argument);
}

/** @param {any} node */
function nameOf(node) {
  return node.name ?? node.value;
}
