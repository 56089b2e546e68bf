"""Extensions used as probes: one empty per runtime for activation times, one that counts round trips."""

EMPTY = {
    "javascript": ({"extension.js": "export function activate() {}\n"}, {"main": "extension.js"}),
    "micropython": ({"extension.py": "def activate(api):\n    pass\n"}, {"main": "extension.py", "runtime": "micropython"}),
    "python": ({"extension.py": "def activate(api):\n    pass\n"}, {"main": "extension.py", "runtime": "python"}),
}

ROUND_TRIP = """
async function measure(api, count, lanes) {
  let left = count;
  const began = performance.now();
  await Promise.all(Array.from({length: lanes}, async () => { while (left-- > 0) await api.permissions.has('storage'); }));
  return (performance.now() - began) / count;
}

export function activate(api) {
  api.commands.registerCommand('bench.roundTrip', async () => {
    const one = [], hundred = [];
    await measure(api, 200, 1);
    for (let i = 0; i < 15; i++) { one.push(await measure(api, 200, 1)); hundred.push(await measure(api, 2000, 100)); }
    console.log('round trips ' + JSON.stringify({one, hundred}) + ' end');
  });
}
"""
