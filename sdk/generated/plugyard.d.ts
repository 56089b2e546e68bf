// Generated from the contract by `python -m plugyard.generate`. Do not edit.

/** What crosses between an extension and the page. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** Ends a registration. Calling it is the same as `dispose()`; twice is harmless. */
export interface Disposable {
  (): Promise<void>;
  dispose(): Promise<void>;
  /** Settles when the page has confirmed the registration. */
  readonly ready: Promise<void>;
}

/** A registered panel or view. */
export interface ViewRegistration extends Disposable {
  /** Draw again: calls the render function and sends what changed. */
  update(): void;
}

/** The whole API plus facts about this extension: what views and components get as `context`. */
export interface PluginContext extends PlatformAPI {
  /** `publisher.name`. */
  readonly pluginId: string;
  /** Name of the view that is drawn. */
  readonly view: string;
  /** What it is drawn for. */
  readonly shownFor: { readonly [key: string]: JsonValue };
}

/** What a component of `contributes.slots` is called with. */
export interface PluginProps {
  context: PluginContext;
}

/** What the document is asked about. */
export interface LanguageRequest {
  path: string;
  language: string;
  text: string;
  offset: number;
}

/** A part of a view, made by `api.nodes`. */
export interface PlugyardNode {
  readonly kind: string;
  readonly props: { readonly [name: string]: unknown };
  readonly children: readonly PlugyardNode[];
}

/** What may stand where a node may stand: texts become text nodes, null and false are left out. */
export type NodeContent = PlugyardNode | string | number | null | undefined | false | NodeContent[];

export interface InputBoxOptions { title?: string; placeholder?: string; value?: string; password?: boolean }

export interface QuickPickItem { label: string; description?: string; detail?: string; value?: JsonValue; picked?: boolean }

export interface QuickPickOptions { title?: string; placeholder?: string; many?: boolean }

export interface Progress { message?: string; percent?: number }

export interface CommandInfo { id: string; title: string; category: string }

/** Offsets count UTF-16 units from the beginning of the text. */
export interface Selection { start: number; end: number; text: string }

/** Replace what lies between two offsets. */
export interface TextEdit { start: number; end: number; text: string }

export interface DocumentInfo { path: string; language: string; active: boolean; dirty: boolean }

export interface Decoration { start: number; end: number; style: "highlight" | "underline" | "strike" | "error" | "warning" | "muted"; tooltip?: string }

export interface Diagnostic { start: number; end: number; message: string; severity?: "error" | "warning" | "info" | "hint"; code?: string; source?: string }

export interface FetchOptions { method?: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE"; headers?: Record<string, string>; body?: string }

export interface NetworkResponse { status: number; ok: boolean; headers: Record<string, string>; body: string }

export interface FileEntry { path: string; size: number; folder: boolean }

export interface Env { id: string; version: string; locale: string; theme: "light" | "dark" | "high-contrast"; platformVersion: string; online: boolean }

export interface Completion { label: string; detail?: string; documentation?: string; insertText?: string; kind?: string }

export interface Hover { contents: string; start?: number; end?: number }

export interface CodeAction { title: string; edits: TextEdit[] }

export interface TableColumn { key: string; title: string; align?: "start" | "center" | "end" }

export interface ChartSeries { values: number[]; label?: string; tone?: "default" | "muted" | "success" | "warning" | "danger" }

export interface SelectOption { value: string; label: string; disabled?: boolean }

export interface TreeItem { id: string; label: string; depth: number; icon?: string; expanded?: boolean; selected?: boolean }

/** JSON values kept on this device, for this extension alone: at most 5 MiB and 1,000 keys. */
export interface StorageAPI {
  /**
   * Read one value.
   * @param key Name of the entry.
   * @returns The value, or null when there is none.
   * Needs the permission `storage`.
   */
  get<T = JsonValue>(key: string): Promise<T | null>;

  /**
   * Write one value. It is durable when the call returns.
   * @param key Name of the entry.
   * @param value Any JSON value.
   * Needs the permission `storage`.
   */
  set(key: string, value: JsonValue): Promise<void>;

  /**
   * Remove one value; no error when there is none.
   * @param key Name of the entry.
   * Needs the permission `storage`.
   */
  delete(key: string): Promise<void>;

  /**
   * List all keys, sorted.
   * Needs the permission `storage`.
   */
  keys(): Promise<string[]>;

  /**
   * Remove all values.
   * Needs the permission `storage`.
   */
  clear(): Promise<void>;
}

/** Texts such as tokens, encrypted on this device, never synced in clear. Someone who can use this browser profile can get at them. */
export interface SecretsAPI {
  /**
   * Read one secret.
   * @param key Name of the secret.
   * @returns The secret, or null.
   * Needs the permission `storage`.
   * Not in this release: fails with `not_available`.
   */
  get(key: string): Promise<string | null>;

  /**
   * Write one secret.
   * @param key Name of the secret.
   * @param value The secret.
   * Needs the permission `storage`.
   * Not in this release: fails with `not_available`.
   */
  set(key: string, value: string): Promise<void>;

  /**
   * Remove one secret.
   * @param key Name of the secret.
   * Needs the permission `storage`.
   * Not in this release: fails with `not_available`.
   */
  delete(key: string): Promise<void>;
}

/** Messages, dialogs, panels and views. The page draws them, so they follow the theme and work with keyboard and screen reader. */
export interface UiAPI {
  /**
   * Show a short message in the corner of the page. At most five in ten seconds.
   * @param message Plain text.
   * @param level `info` when left out.
   * @param actions Labels of buttons to offer.
   * @returns The label of the button that was pressed, or null. Without actions it returns at once.
   */
  showNotification(message: string, level?: "info" | "warning" | "error", actions?: string[]): Promise<string | null>;

  /**
   * Ask a question that must be answered first. Needs a recent click or key press of the user.
   * @param title The question.
   * @param content Plain text below it.
   * @returns True when the user confirmed.
   */
  showModal(title: string, content?: string): Promise<boolean>;

  /**
   * Ask for one line of text.
   * @param options What to show.
   * @returns The text, or null when the user cancelled.
   * Not in this release: fails with `not_available`.
   */
  showInputBox(options?: InputBoxOptions): Promise<string | null>;

  /**
   * Let the user choose from a list.
   * @param items What can be chosen.
   * @param options How.
   * @returns The chosen items, or null when the user cancelled.
   * Not in this release: fails with `not_available`.
   */
  showQuickPick(items: QuickPickItem[], options?: QuickPickOptions): Promise<QuickPickItem[] | null>;

  /**
   * Show progress while a task runs.
   * @param title What is being done.
   * @param task The work; its progress is shown.
   * Not in this release: fails with `not_available`.
   */
  withProgress(title: string, task: (report: (value: Progress) => void) => unknown): Disposable;

  /**
   * Offer a panel below the editor.
   * @param id Unique in this extension.
   * @param title On the panel's tab.
   * @param render Returns the tree of nodes to show; called again by `update()`.
   */
  registerPanel(id: string, title: string, render: (context: PluginContext) => NodeContent | Promise<NodeContent>): ViewRegistration;

  /**
   * Put a view into a slot of the workbench.
   * @param slot Where.
   * @param id Unique in this extension.
   * @param render Returns the tree of nodes to show; called again by `update()`.
   * @param order Lower comes first; 100 when left out.
   */
  registerView(slot: "toolbar" | "canvas" | "sidebar" | "statusbar" | "modal" | "panel", id: string, render: (context: PluginContext) => NodeContent | Promise<NodeContent>, order?: number): ViewRegistration;

  /**
   * Open an address in a new tab. The user sees the whole address and has to click.
   * @param uri An https address.
   * @returns True when the user opened it.
   * Needs the permission `network`.
   * Not in this release: fails with `not_available`.
   */
  openUri(uri: string): Promise<boolean>;
}

/** Entries in the bar at the bottom. */
export interface StatusBarAPI {
  /**
   * Add an entry.
   * @param id Unique in this extension.
   * @param render Returns the tree of nodes to show; called again by `update()`.
   * @param order Lower comes first.
   * Not in this release: fails with `not_available`.
   */
  create(id: string, render: (context: PluginContext) => NodeContent | Promise<NodeContent>, order?: number): ViewRegistration;
}

/** Actions with a name. Those in `contributes.commands` stand in the command palette. */
export interface CommandsAPI {
  /**
   * Say what a command does. Its id stands in `contributes.commands`, or begins with the extension's own name.
   * @param id The command.
   * @param handler Runs it; what it returns goes to the caller.
   */
  registerCommand(id: string, handler: (...args: any[]) => unknown): Disposable;

  /**
   * Run a command of this or another extension, or of the workbench. Starts the extension that owns it.
   * @param id The command.
   * @param args Handed to the command.
   * @returns What the command returned.
   */
  executeCommand<T = JsonValue>(id: string, ...args: JsonValue[]): Promise<T | null>;

  /** List all commands. */
  getCommands(): Promise<CommandInfo[]>;

  /**
   * Set a context key of this extension for `when` clauses; null removes it.
   * @param key Its name; `when` clauses find it as `publisher.name.key`.
   * @param value Text, number, boolean or null.
   */
  setContext(key: string, value: JsonValue): Promise<void>;
}

/** News that anyone may send and hear. What an extension hears stands in `requires.events`; `platform:*` may be heard without. */
export interface EventsAPI {
  /**
   * Listen to an event.
   * @param name The event.
   * @param handler Called with the event's data.
   */
  on(name: string, handler: (data: any) => unknown): Disposable;

  /**
   * Send an event to everyone who listens. Free below the own name (`name:…`); others need the permission `events`.
   * @param name The event.
   * @param data Any JSON value.
   */
  emit(name: string, data?: JsonValue): Promise<void>;
}

/** Values shared by all. What an extension reads of others stands in `requires.state`; its own keys begin with its id. */
export interface StateAPI {
  /**
   * Read a value.
   * @param key The key.
   * @returns The value, or null.
   */
  get<T = JsonValue>(key: string): Promise<T | null>;

  /**
   * Write a value; everyone who subscribed is told.
   * @param key The key.
   * @param value Any JSON value.
   */
  set(key: string, value: JsonValue): Promise<void>;

  /**
   * Hear of every new value.
   * @param key The key.
   * @param handler Called with the new value.
   */
  subscribe(key: string, handler: (value: any) => unknown): Disposable;
}

/** The extension's own settings, declared in `contributes.settings` and changed by the user. */
export interface SettingsAPI {
  /**
   * Read a setting.
   * @param key As declared.
   * @returns What the user chose, or the default.
   */
  get<T = JsonValue>(key: string): Promise<T | null>;

  /**
   * Hear when the user changes a setting.
   * @param key As declared.
   * @param handler Called with the new value.
   */
  onChange(key: string, handler: (value: any) => unknown): Disposable;
}

/** Text and selection of the open document. Offsets count UTF-16 units, as JavaScript strings do. */
export interface EditorAPI {
  /**
   * Read the whole text.
   * Needs the permission `editor.read`.
   */
  getText(): Promise<string>;

  /**
   * Read the selection.
   * Needs the permission `editor.read`.
   */
  getSelection(): Promise<Selection>;

  /**
   * Replace the whole text in one undoable edit.
   * @param text The new text.
   * Needs the permission `editor.write`.
   */
  setText(text: string): Promise<void>;

  /**
   * Replace what is selected in one undoable edit.
   * @param text What to put there.
   * Needs the permission `editor.write`.
   */
  replaceSelection(text: string): Promise<void>;

  /**
   * Select a range.
   * @param start From.
   * @param end To.
   * Needs the permission `editor.write`.
   * Not in this release: fails with `not_available`.
   */
  setSelection(start: number, end: number): Promise<void>;

  /**
   * Apply several edits as one undoable step.
   * @param edits They must not overlap; offsets count before any edit.
   * Needs the permission `editor.write`.
   * Not in this release: fails with `not_available`.
   */
  edit(edits: TextEdit[]): Promise<void>;

  /**
   * Insert text.
   * @param offset Where.
   * @param text What.
   * Needs the permission `editor.write`.
   * Not in this release: fails with `not_available`.
   */
  insert(offset: number, text: string): Promise<void>;

  /**
   * Tell which document is open.
   * Needs the permission `editor.read`.
   * Not in this release: fails with `not_available`.
   */
  getDocument(): Promise<DocumentInfo | null>;

  /**
   * List the open documents.
   * Needs the permission `editor.read`.
   * Not in this release: fails with `not_available`.
   */
  listDocuments(): Promise<DocumentInfo[]>;

  /**
   * Show a document of the workspace.
   * @param path Which.
   * Needs the permission `editor.read`.
   * Not in this release: fails with `not_available`.
   */
  openDocument(path: string): Promise<void>;

  /**
   * Save the open document.
   * Needs the permission `editor.write`.
   * Not in this release: fails with `not_available`.
   */
  saveDocument(): Promise<void>;

  /**
   * Mark parts of the text; replaces the marks set before under the same key.
   * @param key Names this set.
   * @param decorations The marks.
   * Needs the permission `editor.read`.
   * Not in this release: fails with `not_available`.
   */
  setDecorations(key: string, decorations: Decoration[]): Promise<void>;

  /**
   * Set the language of the open document.
   * @param language Such as `python`.
   * Needs the permission `editor.write`.
   * Not in this release: fails with `not_available`.
   */
  setLanguage(language: string): Promise<void>;
}

/** What makes the editor understand a language. */
export interface LanguagesAPI {
  /**
   * Offer completions.
   * @param language Such as `python`, or `*` for all.
   * @param provider Called with the document and the place.
   * Needs the permission `editor.read`.
   * Not in this release: fails with `not_available`.
   */
  registerCompletionProvider(language: string, provider: (request: LanguageRequest) => Completion[] | Promise<Completion[]>): Disposable;

  /**
   * Explain what the pointer rests on.
   * @param language Such as `python`, or `*` for all.
   * @param provider Called with the document and the place.
   * Needs the permission `editor.read`.
   * Not in this release: fails with `not_available`.
   */
  registerHoverProvider(language: string, provider: (request: LanguageRequest) => Hover | null | Promise<Hover | null>): Disposable;

  /**
   * Format a document.
   * @param language Such as `python`, or `*` for all.
   * @param provider Called with the document and the place.
   * Needs the permission `editor.read`.
   * Not in this release: fails with `not_available`.
   */
  registerFormattingProvider(language: string, provider: (request: LanguageRequest) => TextEdit[] | Promise<TextEdit[]>): Disposable;

  /**
   * Offer fixes.
   * @param language Such as `python`, or `*` for all.
   * @param provider Called with the document and the place.
   * Needs the permission `editor.read`.
   * Not in this release: fails with `not_available`.
   */
  registerCodeActionProvider(language: string, provider: (request: LanguageRequest) => CodeAction[] | Promise<CodeAction[]>): Disposable;

  /**
   * Show problems of the open document; replaces those set before.
   * @param diagnostics All current problems.
   * Needs the permission `editor.read`.
   * Not in this release: fails with `not_available`.
   */
  setDiagnostics(diagnostics: Diagnostic[]): Promise<void>;
}

/** Requests to hosts that are declared and granted; no cookies, no redirects. */
export interface NetworkAPI {
  /**
   * Send a request.
   * @param url An https address.
   * @param options As for fetch.
   * Needs the permission `network`.
   * Not in this release: fails with `not_available`.
   */
  fetch(url: string, options?: FetchOptions): Promise<NetworkResponse>;
}

/** What the user copied. */
export interface ClipboardAPI {
  /**
   * Read the text on the clipboard.
   * Needs the permission `clipboard`.
   * Not in this release: fails with `not_available`.
   */
  read(): Promise<string>;

  /**
   * Put text on the clipboard.
   * @param text Plain text.
   * Needs the permission `clipboard`.
   * Not in this release: fails with `not_available`.
   */
  write(text: string): Promise<void>;
}

/** Files of the workspace, as far as declared and granted. */
export interface FilesystemAPI {
  /**
   * Read a text file.
   * @param path Inside the workspace.
   * Needs the permission `filesystem`.
   * Not in this release: fails with `not_available`.
   */
  read(path: string): Promise<string>;

  /**
   * Write a text file.
   * @param path Inside the workspace.
   * @param text The content.
   * Needs the permission `filesystem`.
   * Not in this release: fails with `not_available`.
   */
  write(path: string, text: string): Promise<void>;

  /**
   * List a folder.
   * @param path Inside the workspace.
   * Needs the permission `filesystem`.
   * Not in this release: fails with `not_available`.
   */
  list(path: string): Promise<FileEntry[]>;

  /**
   * Delete a file.
   * @param path Inside the workspace.
   * Needs the permission `filesystem`.
   * Not in this release: fails with `not_available`.
   */
  delete(path: string): Promise<void>;

  /**
   * Hear of changed files.
   * @param glob Which.
   * @param handler Called with the path.
   * Needs the permission `filesystem`.
   * Not in this release: fails with `not_available`.
   */
  watch(glob: string, handler: (path: string) => unknown): Disposable;

  /**
   * Let the user choose a file.
   * @returns Its path, or null.
   * Needs the permission `filesystem`.
   * Not in this release: fails with `not_available`.
   */
  pick(): Promise<string | null>;
}

/** The camera. */
export interface CameraAPI {
  /**
   * Take one picture.
   * @returns A JPEG as base64.
   * Needs the permission `camera`.
   * Not in this release: fails with `not_available`.
   */
  capture(): Promise<string>;
}

/** The microphone. */
export interface MicrophoneAPI {
  /**
   * Record sound.
   * @param seconds How long.
   * @returns Sound as base64.
   * Needs the permission `microphone`.
   * Not in this release: fails with `not_available`.
   */
  record(seconds: number): Promise<string>;
}

/** Notifications of the operating system. */
export interface NotificationsAPI {
  /**
   * Show one.
   * @param title Title.
   * @param body Text.
   * Needs the permission `notifications`.
   * Not in this release: fails with `not_available`.
   */
  show(title: string, body?: string): Promise<void>;
}

/** What the user allowed. */
export interface PermissionsAPI {
  /**
   * Tell whether a permission is granted now.
   * @param permission Its name.
   */
  has(permission: "storage" | "network" | "clipboard" | "notifications" | "filesystem" | "camera" | "microphone" | "editor.read" | "editor.write" | "appearance" | "events" | "extensions"): Promise<boolean>;

  /**
   * Ask for an optional permission, after a click or key press of the user.
   * @param permission Its name.
   * @returns True when it was granted.
   * Not in this release: fails with `not_available`.
   */
  request(permission: "storage" | "network" | "clipboard" | "notifications" | "filesystem" | "camera" | "microphone" | "editor.read" | "editor.write" | "appearance" | "events" | "extensions"): Promise<boolean>;
}

/** Functions that other extensions export. */
export interface ExtensionsAPI {
  /**
   * Call an exported function of another extension.
   * @param id The extension.
   * @param name The function.
   * @param args Its arguments.
   * Needs the permission `extensions`.
   * Not in this release: fails with `not_available`.
   */
  call<T = JsonValue>(id: string, name: string, ...args: JsonValue[]): Promise<T | null>;
}

/** Work that is done later or again and again. */
export interface ScheduleAPI {
  /**
   * Repeat.
   * @param seconds The interval.
   * @param handler Called when it is time.
   * Not in this release: fails with `not_available`.
   */
  every(seconds: number, handler: () => unknown): Disposable;

  /**
   * Do once.
   * @param time ISO 8601 with a zone.
   * @param handler Called when it is time.
   * Not in this release: fails with `not_available`.
   */
  at(time: string, handler: () => unknown): Disposable;
}

/** Files of the extension's own package. */
export interface AssetsAPI {
  /**
   * Read a text file of the own package.
   * @param path As in the package, e.g. `media/words.txt`.
   * @returns Its content; the file must be UTF-8.
   */
  read(path: string): Promise<string>;
}

/** Where the extension runs. */
export interface EnvAPI {
  /** Read all facts at once. */
  get(): Promise<Env>;
}

/** Lines in the extension's log, shown in the developer tools. */
export interface LogAPI {
  /**
   * Write a line of level debug.
   * @param message Plain text; more than 50 lines a second are dropped.
   */
  debug(message: string): Promise<void>;

  /**
   * Write a line of level info.
   * @param message Plain text; more than 50 lines a second are dropped.
   */
  info(message: string): Promise<void>;

  /**
   * Write a line of level warn.
   * @param message Plain text; more than 50 lines a second are dropped.
   */
  warn(message: string): Promise<void>;

  /**
   * Write a line of level error.
   * @param message Plain text; more than 50 lines a second are dropped.
   */
  error(message: string): Promise<void>;
}

/** Texts in the user's language. */
export interface L10nAPI {
  /**
   * Translate a text by the package's `locales/`.
   * @param text In English.
   * @param values For `{name}` in it.
   * Not in this release: fails with `not_available`.
   */
  t(text: string, values?: Record<string, JsonValue>): Promise<string>;
}

/** What `activate` gets. */
export interface PlatformAPI {
  /** JSON values kept on this device, for this extension alone: at most 5 MiB and 1,000 keys. */
  readonly storage: StorageAPI;
  /** Texts such as tokens, encrypted on this device, never synced in clear. Someone who can use this browser profile can get at them. */
  readonly secrets: SecretsAPI;
  /** Messages, dialogs, panels and views. The page draws them, so they follow the theme and work with keyboard and screen reader. */
  readonly ui: UiAPI;
  /** Entries in the bar at the bottom. */
  readonly statusBar: StatusBarAPI;
  /** Actions with a name. Those in `contributes.commands` stand in the command palette. */
  readonly commands: CommandsAPI;
  /** News that anyone may send and hear. What an extension hears stands in `requires.events`; `platform:*` may be heard without. */
  readonly events: EventsAPI;
  /** Values shared by all. What an extension reads of others stands in `requires.state`; its own keys begin with its id. */
  readonly state: StateAPI;
  /** The extension's own settings, declared in `contributes.settings` and changed by the user. */
  readonly settings: SettingsAPI;
  /** Text and selection of the open document. Offsets count UTF-16 units, as JavaScript strings do. */
  readonly editor: EditorAPI;
  /** What makes the editor understand a language. */
  readonly languages: LanguagesAPI;
  /** Requests to hosts that are declared and granted; no cookies, no redirects. */
  readonly network: NetworkAPI;
  /** What the user copied. */
  readonly clipboard: ClipboardAPI;
  /** Files of the workspace, as far as declared and granted. */
  readonly filesystem: FilesystemAPI;
  /** The camera. */
  readonly camera: CameraAPI;
  /** The microphone. */
  readonly microphone: MicrophoneAPI;
  /** Notifications of the operating system. */
  readonly notifications: NotificationsAPI;
  /** What the user allowed. */
  readonly permissions: PermissionsAPI;
  /** Functions that other extensions export. */
  readonly extensions: ExtensionsAPI;
  /** Work that is done later or again and again. */
  readonly schedule: ScheduleAPI;
  /** Files of the extension's own package. */
  readonly assets: AssetsAPI;
  /** Where the extension runs. */
  readonly env: EnvAPI;
  /** Lines in the extension's log, shown in the developer tools. */
  readonly log: LogAPI;
  /** Texts in the user's language. */
  readonly l10n: L10nAPI;
  /** Makes the parts of views. */
  readonly nodes: Nodes;
}

export interface RowProps {
  /** Keeps the node the same one while its neighbours change. */
  key?: string | number;
  tooltip?: string;
  label?: string;
  /** In steps of the theme's spacing, 0 to 8. */
  gap?: number;
  /** In steps of the theme's spacing, 0 to 8. */
  padding?: number;
  align?: "start" | "center" | "end" | "stretch" | "baseline";
  justify?: "start" | "center" | "end" | "between";
  grow?: boolean;
  wrap?: boolean;
}

export interface ColumnProps {
  /** Keeps the node the same one while its neighbours change. */
  key?: string | number;
  tooltip?: string;
  label?: string;
  /** In steps of the theme's spacing, 0 to 8. */
  gap?: number;
  /** In steps of the theme's spacing, 0 to 8. */
  padding?: number;
  align?: "start" | "center" | "end" | "stretch" | "baseline";
  justify?: "start" | "center" | "end" | "between";
  grow?: boolean;
  scroll?: boolean;
}

export interface ListProps {
  /** Keeps the node the same one while its neighbours change. */
  key?: string | number;
  tooltip?: string;
  label?: string;
  ordered?: boolean;
}

export interface DividerProps {
  /** Keeps the node the same one while its neighbours change. */
  key?: string | number;
  tooltip?: string;
  vertical?: boolean;
}

export interface TextProps {
  /** Keeps the node the same one while its neighbours change. */
  key?: string | number;
  tooltip?: string;
  value?: string;
  tone?: "default" | "muted" | "success" | "warning" | "danger";
  strong?: boolean;
  emphasis?: boolean;
  strike?: boolean;
  code?: boolean;
}

export interface HeadingProps {
  /** Keeps the node the same one while its neighbours change. */
  key?: string | number;
  tooltip?: string;
  value?: string;
  level?: number;
}

export interface LinkProps {
  /** Keeps the node the same one while its neighbours change. */
  key?: string | number;
  tooltip?: string;
  value?: string;
  /** An https or mailto address. */
  href: string;
}

export interface CodeProps {
  /** Keeps the node the same one while its neighbours change. */
  key?: string | number;
  tooltip?: string;
  value?: string;
  language?: string;
  block?: boolean;
}

export interface BadgeProps {
  /** Keeps the node the same one while its neighbours change. */
  key?: string | number;
  tooltip?: string;
  value?: string;
  tone?: "default" | "muted" | "success" | "warning" | "danger";
  label?: string;
}

export interface IconProps {
  /** Keeps the node the same one while its neighbours change. */
  key?: string | number;
  tooltip?: string;
  /** Name of an icon of the workbench. */
  name?: string;
  tone?: "default" | "muted" | "success" | "warning" | "danger";
  label?: string;
}

export interface ImageProps {
  /** Keeps the node the same one while its neighbours change. */
  key?: string | number;
  tooltip?: string;
  /** A file of the package such as `media/logo.png`, or image data; never an address. */
  src: string;
  alt: string;
  width?: number;
  height?: number;
}

export interface ProgressProps {
  /** Keeps the node the same one while its neighbours change. */
  key?: string | number;
  tooltip?: string;
  value?: number;
  label?: string;
}

export interface TableProps {
  /** Keeps the node the same one while its neighbours change. */
  key?: string | number;
  tooltip?: string;
  label?: string;
  columns: TableColumn[];
  rows: (Record<string, string | number | boolean | null>)[];
  selected?: number;
  onSelect?: (value: number) => unknown;
}

export interface ButtonProps {
  /** Keeps the node the same one while its neighbours change. */
  key?: string | number;
  tooltip?: string;
  label?: string;
  /** Name of an icon of the workbench. */
  icon?: string;
  variant?: "primary" | "secondary" | "plain" | "danger";
  disabled?: boolean;
  pressed?: boolean;
  onClick?: () => unknown;
}

export interface InputProps {
  /** Keeps the node the same one while its neighbours change. */
  key?: string | number;
  tooltip?: string;
  label: string;
  name?: string;
  placeholder?: string;
  value?: string;
  disabled?: boolean;
  invalid?: string;
  type?: "text" | "password" | "number" | "email" | "url" | "search";
  required?: boolean;
  maxLength?: number;
  onInput?: (value: string) => unknown;
  onChange?: (value: string) => unknown;
  onSubmit?: (value: string) => unknown;
}

export interface TextareaProps {
  /** Keeps the node the same one while its neighbours change. */
  key?: string | number;
  tooltip?: string;
  label: string;
  name?: string;
  placeholder?: string;
  value?: string;
  disabled?: boolean;
  invalid?: string;
  rows?: number;
  onInput?: (value: string) => unknown;
  onChange?: (value: string) => unknown;
}

export interface SelectProps {
  /** Keeps the node the same one while its neighbours change. */
  key?: string | number;
  tooltip?: string;
  label: string;
  name?: string;
  value?: string;
  options: SelectOption[];
  disabled?: boolean;
  onChange?: (value: string) => unknown;
}

export interface CheckboxProps {
  /** Keeps the node the same one while its neighbours change. */
  key?: string | number;
  tooltip?: string;
  label?: string;
  name?: string;
  checked?: boolean;
  disabled?: boolean;
  onChange?: (value: boolean) => unknown;
}

export interface Nodes {
  /** Children side by side. */
  row(props?: RowProps, ...children: NodeContent[]): PlugyardNode;
  row(...children: NodeContent[]): PlugyardNode;
  /** Children below each other. */
  column(props?: ColumnProps, ...children: NodeContent[]): PlugyardNode;
  column(...children: NodeContent[]): PlugyardNode;
  /** Each child is an entry of a list. */
  list(props?: ListProps, ...children: NodeContent[]): PlugyardNode;
  list(...children: NodeContent[]): PlugyardNode;
  /** A thin line. */
  divider(props?: DividerProps): PlugyardNode;
  /** Text; may hold inline nodes after its value. Holds only: text, link, code, image, badge, icon. */
  text(value: string | number, props?: TextProps, ...children: NodeContent[]): PlugyardNode;
  text(props?: TextProps, ...children: NodeContent[]): PlugyardNode;
  text(...children: NodeContent[]): PlugyardNode;
  /** A heading. */
  heading(value: string | number, props?: HeadingProps): PlugyardNode;
  heading(props: HeadingProps): PlugyardNode;
  /** A link. The user sees the whole address before it opens. Holds only: text, link, code, image, badge, icon. */
  link(value: string | number, props: LinkProps, ...children: NodeContent[]): PlugyardNode;
  link(props: LinkProps, ...children: NodeContent[]): PlugyardNode;
  /** Program text, inline or as a block. */
  code(value: string | number, props?: CodeProps): PlugyardNode;
  code(props: CodeProps): PlugyardNode;
  /** A short mark. */
  badge(value: string | number, props?: BadgeProps): PlugyardNode;
  badge(props: BadgeProps): PlugyardNode;
  /** An icon. Without a label it is decoration. */
  icon(name: string | number, props?: IconProps): PlugyardNode;
  icon(props: IconProps): PlugyardNode;
  /** A picture from the package or from data. */
  image(props: ImageProps): PlugyardNode;
  /** How far something has come; without a value: that something is going on. */
  progress(props?: ProgressProps): PlugyardNode;
  /** Rows and columns. */
  table(props: TableProps): PlugyardNode;
  /** A button. */
  button(label: string | number, props?: ButtonProps): PlugyardNode;
  button(props: ButtonProps): PlugyardNode;
  /** One line of text. */
  input(props: InputProps): PlugyardNode;
  /** Several lines of text. */
  textarea(props: TextareaProps): PlugyardNode;
  /** One of several values. */
  select(props: SelectProps): PlugyardNode;
  /** On or off. */
  checkbox(label: string | number, props?: CheckboxProps): PlugyardNode;
  checkbox(props: CheckboxProps): PlugyardNode;
}

export const STATE_KEYS: {
  /** The whole text of the open document. */
  readonly CONTENT: "editor.content";
  /** What is selected in it. */
  readonly SELECTION: "editor.selection";
  /** Its language, such as `markdown`. */
  readonly LANGUAGE: "editor.language";
  /** The font of the editor. */
  readonly FONT_FAMILY: "format.fontFamily";
  /** The font size of the editor. */
  readonly FONT_SIZE: "format.fontSize";
  /** What lies behind the text. */
  readonly PAPER: "theme.paper";
  /** Light, dark or high contrast. */
  readonly THEME_MODE: "theme.mode";
};

export const EVENTS: {
  /** The workbench can be used. */
  readonly PLATFORM_READY: "platform:ready";
  /** The text changed; read it with `editor.getText` or `state.get`. */
  readonly CONTENT_CHANGED: "editor:content-changed";
  /** The selection changed. */
  readonly SELECTION_CHANGED: "editor:selection-changed";
  /** The font of the editor changed. */
  readonly FONT_CHANGED: "format:font-changed";
  /** The theme changed. */
  readonly THEME_CHANGED: "theme:changed";
  /** A document was opened. */
  readonly FILE_OPENED: "file:opened";
  /** A document was saved. */
  readonly FILE_SAVED: "file:saved";
};

/** One component of `contributes.slots`: an exported function that returns a tree. */
export type Component = (props: PluginProps) => NodeContent | Promise<NodeContent>;

/** An extension in one object; `export default` it. */
export interface Plugin {
  manifest?: object;
  activate?(api: PlatformAPI): unknown;
  deactivate?(): unknown;
  [component: string]: unknown;
}

/** Gives an extension object its type. */
export function definePlugin<T extends Plugin>(plugin: T): T;

/** The current value of a state key in a component; draws again when it changes. */
export function useStateValue<T = JsonValue>(context: PluginContext, key: string): T | undefined;

/** Listen to an event as long as the component is shown; draws again afterwards. */
export function useEvent(context: PluginContext, event: string, handler: (data: any) => unknown): void;

/** A call failed. `code` says why in snake_case; `details` holds facts for programs. */
export class RpcError extends Error {
  readonly code: string;
  readonly details: { readonly [key: string]: JsonValue };
}

/** `invalid_message`: What arrived is no request. */
export class InvalidMessage extends RpcError {}

/** `unknown_method`: There is no such method. */
export class UnknownMethod extends RpcError {}

/** `not_available`: The method is known, but this release or this device does not offer it. */
export class NotAvailable extends RpcError {}

/** `invalid_params`: Some parameter does not fit; `details["problems"]` lists all of them. */
export class InvalidParams extends RpcError {}

/** `permission_denied`: The user has not allowed it; `details["permission"]` names what is missing. */
export class PermissionDenied extends RpcError {}

/** `limit_exceeded`: A limit of `limits.py` was hit. */
export class LimitExceeded extends RpcError {}

/** `deadline_exceeded`: No answer came in time. */
export class DeadlineExceeded extends RpcError {}

/** `extension_stopped`: The extension that should answer was stopped. */
export class ExtensionStopped extends RpcError {}

/** `not_found`: What the call names does not exist. */
export class NotFound extends RpcError {}

/** `conflict`: Something is there already, or changed meanwhile. */
export class Conflict extends RpcError {}

/** `cancelled`: Whoever asked no longer wants the answer. */
export class Cancelled extends RpcError {}

/** `handler_failed`: The extension that should answer raised. The message is the extension's own text. */
export class HandlerFailed extends RpcError {}

/** `internal`: Something unexpected on our side. Its message is fixed, so that nothing leaks. */
export class InternalError extends RpcError {}
