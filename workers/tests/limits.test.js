import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ERRORS_BY_CODE } from "../../sdk/js/errors.js";
import { LIMITS } from "../limits.js";

const contract = JSON.parse(readFileSync(new URL("../../sdk/generated/contract.json", import.meta.url), "utf8"));

test("guard and contract have the same limits", () => {
  const { limits } = contract;
  assert.deepEqual(
    { maxChars: LIMITS.maxChars, maxTokens: LIMITS.maxTokens, maxDepth: LIMITS.maxDepth, inFlight: LIMITS.inFlight, maxQueued: LIMITS.maxQueued, intervalMs: LIMITS.intervalMs, silenceMs: LIMITS.silenceMs },
    {
      maxChars: limits.MESSAGE_MAX_BYTES, maxTokens: limits.MESSAGE_MAX_TOKENS, maxDepth: limits.MESSAGE_MAX_DEPTH, inFlight: limits.CREDITS_IN_FLIGHT,
      maxQueued: limits.QUEUE_MAX_MESSAGES, intervalMs: limits.HEARTBEAT_INTERVAL_S * 1_000, silenceMs: limits.UNRESPONSIVE_TIMEOUT_S * 1_000,
    },
  );
});

test("the JavaScript SDK has a class for every error of the contract", () => {
  assert.deepEqual(Object.keys(ERRORS_BY_CODE).sort(), contract.errors.map(({ code }) => code).sort());
});
