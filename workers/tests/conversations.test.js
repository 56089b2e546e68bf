import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { names, Replay, source } from "./replay.js";
import { prepare } from "./worker_host.js";

const CONTRIBUTES = { slots: [{ slot: "statusbar", component: "words" }] };

for (const [runtime, main] of [["javascript", "extension.js"], ["micropython", "extension.py"], ["python", "extension.py"]]) {
  describe(runtime, () => {
    /** @type {() => Promise<any>} */
    let start;
    before(async () => {
      start = await prepare(runtime);
    });
    for (const name of names) {
      test(name, async () => {
        const instance = await start();
        try {
          assert.deepEqual({ ...instance.ready.params, timings: null }, { protocol: 1, runtime, timings: null });
          instance.sendFiles([[main, source(main)]]);
          const replay = new Replay(instance.end);
          const { exports } = await replay.activate({ id: "local.test", version: "1.0.0", main, runtime, contributes: CONTRIBUTES, env: {} });
          for (const exported of ["activate", "deactivate", "words"]) assert.ok(exports.includes(exported));
          await replay.run(name);
        } finally {
          await instance.close();
        }
      });
    }
  });
}
