// What TypeScript's own library does not describe yet.

interface Window {
  readonly trustedTypes?: {
    createPolicy(name: string, rules: { createScriptURL(address: string): string }): { createScriptURL(address: string): object };
  };
}

declare module "pyodide" {
  export const version: string;
  export function loadPyodide(options: Record<string, unknown>): Promise<object>;
}
