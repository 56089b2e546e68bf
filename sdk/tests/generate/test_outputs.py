"""What is generated: fresh, reproducible, and understood by the tools that read it."""

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from plugyard.contract.errors import RPC_ERRORS
from plugyard.contract.manifest import check_manifest
from plugyard.contract.methods import GROUPS, METHODS, snake_case
from plugyard.contract.nodes import AVAILABLE
from plugyard.generate import outputs
from plugyard.generate.__main__ import main
from plugyard.generate.outputs import GENERATED, OUTPUTS, render_all, stale

ROOT = Path(outputs.__file__).resolve().parents[3]
TSC = ROOT / "frontend_py" / "node_modules" / ".bin" / "tsc"
OFFERED = [method for method in METHODS.values() if not method.internal]


def generated(name):
    return json.loads((GENERATED / name).read_text(encoding="utf-8"))


def test_committed_files_are_what_the_contract_says():
    assert stale() == []
    assert main(["--check"]) == 0


def test_a_stale_file_fails_the_check(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(outputs, "GENERATED", tmp_path)
    for name, text in render_all().items():
        (tmp_path / name).write_text(text if name != "facade.json" else text + " ", encoding="utf-8")
    assert main(["--check"]) == 1
    assert "facade.json" in capsys.readouterr().err


def test_nothing_else_lies_among_the_generated_files():
    assert {path.name for path in GENERATED.iterdir()} == set(OUTPUTS)


def test_the_same_bytes_come_out_of_another_process():
    program = (
        "import sys; from plugyard.generate.outputs import render_all; sys.stdout.buffer.write('\\0'.join(render_all().values()).encode())"
    )
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", program], check=True, capture_output=True, env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "sdk")}
        )
        assert done.stdout.decode().split("\0") == list(render_all().values())


@pytest.mark.parametrize("name", OUTPUTS)
def test_files_end_with_one_newline_and_hold_no_tabs(name):
    text = render_all()[name]
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert "\t" not in text and "\r" not in text


def test_the_facade_knows_every_offered_method():
    methods = {method["name"]: method for method in generated("facade.json")["methods"]}
    assert set(methods) == {method.name for method in OFFERED}
    assert methods["ui.registerView"] == {
        "name": "ui.registerView",
        "snake": "ui.register_view",
        "params": ["slot", "id", "render", "order"],
        "handler": "render",
        "calls": "ui.render",
    }
    assert methods["commands.executeCommand"]["rest"] == "args"


def test_the_facade_knows_every_node_and_how_python_spells_it():
    facade = generated("facade.json")
    assert set(facade["nodes"]) == set(AVAILABLE)
    assert facade["nodes"]["button"]["text"] == "label"
    assert facade["snake"]["on_click"] == "onClick"
    assert all(snake_case(wire) == python for python, wire in facade["snake"].items())


def test_the_facade_calls_back_what_exists():
    facade = generated("facade.json")
    assert {method["calls"] for method in facade["methods"] if "calls" in method} <= set(facade["hostMethods"])


def test_the_contract_is_complete():
    contract = generated("contract.json")
    assert [group["name"] for group in contract["groups"]] == [group.name for group in GROUPS]
    assert {error["code"] for error in contract["errors"]} == set(RPC_ERRORS)
    assert contract["limits"]["PACKAGE_MAX_BYTES"] == 5 * 1024 * 1024


@pytest.mark.parametrize("method", OFFERED, ids=lambda method: method.name)
def test_declarations_and_stubs_have_every_method(method):
    assert f"  {method.verb}{'<T = JsonValue>' if method.generic else ''}(" in (GENERATED / "plugyard.d.ts").read_text(encoding="utf-8")
    assert f"    def {snake_case(method.verb)}(self" in (GENERATED / "plugyard_api.pyi").read_text(encoding="utf-8")


GOOD_TS = """
import {
  definePlugin, useStateValue, useEvent, PermissionDenied, STATE_KEYS, EVENTS,
  type PlatformAPI, type PluginContext, type PluginProps,
} from "plugyard";

export async function activate(api: PlatformAPI) {
  const command = api.commands.registerCommand("myExtension.doSomething", async () => {
    const count = await api.storage.get<number>("clickCount") ?? 0;
    await api.storage.set("clickCount", count + 1);
    await api.ui.showNotification(`Button clicked ${count + 1} times!`, "info");
  });
  await command.ready;
  api.events.on(EVENTS.PLATFORM_READY, () => command.dispose());
  const panel = api.ui.registerPanel("todo", "To do", (context: PluginContext) =>
    context.nodes.column({ gap: 1 }, "Hello", [context.nodes.button("Add", { onClick: () => panel.update() })]));
  try { await api.editor.getText(); } catch (error) { if (error instanceof PermissionDenied) console.log(error.code); }
  const answer: boolean = await api.ui.showModal("Sure?", "Really?");
  return answer;
}
export function WordCount({ context }: PluginProps) {
  const text = useStateValue<string>(context, STATE_KEYS.CONTENT) ?? "";
  useEvent(context, EVENTS.FONT_CHANGED, () => {});
  return context.nodes.text(`${text.length} characters`, { tone: "muted" });
}
export default definePlugin({ activate, WordCount });
"""

BAD_TS = {
    "an unknown method": "api.storage.fetch('x');",
    "a wrong type": "api.storage.get(7);",
    "an unknown level": "api.ui.showNotification('x', 'fatal');",
    "a missing handler": "api.events.on('a:b');",
    "an unknown property": "api.nodes.button('x', { onHover: () => {} });",
    "children in a leaf": "api.nodes.divider({}, api.nodes.row());",
    "a missing property": "api.nodes.image({ src: 'media/a.png' });",
}


def compile_ts(folder, source):
    (folder / "extension.ts").write_text(source, encoding="utf-8")
    options = {
        "strict": True,
        "noEmit": True,
        "target": "es2022",
        "module": "esnext",
        "moduleResolution": "bundler",
        "lib": ["es2022", "dom"],
        "types": [],
    }
    paths = {"plugyard": [str(GENERATED / "plugyard.d.ts")]}
    config = {"compilerOptions": options | {"paths": paths}, "files": ["extension.ts", str(GENERATED / "plugyard.d.ts")]}
    (folder / "tsconfig.json").write_text(json.dumps(config), encoding="utf-8")
    return subprocess.run([str(TSC), "-p", str(folder)], check=False, capture_output=True, text=True)


@pytest.mark.skipif(not TSC.exists() or shutil.which("node") is None, reason="TypeScript is not installed")
def test_an_extension_compiles_against_the_declarations(tmp_path):
    done = compile_ts(tmp_path, GOOD_TS)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.skipif(not TSC.exists() or shutil.which("node") is None, reason="TypeScript is not installed")
def test_mistakes_do_not_compile(tmp_path):
    lines = ['import type { PlatformAPI } from "plugyard";', "declare const api: PlatformAPI;", *BAD_TS.values(), "export {};"]
    done = compile_ts(tmp_path, "\n".join(lines))
    wrong = {
        int(line.partition("(")[2].partition(",")[0])
        for line in done.stdout.splitlines()
        if line.startswith("extension") or "extension.ts(" in line
    }
    assert wrong == set(range(3, 3 + len(BAD_TS))), done.stdout


def test_stubs_are_python():
    tree = ast.parse((GENERATED / "plugyard_api.pyi").read_text(encoding="utf-8"))
    assert {"Api", "Context", "NodeBuilders", "Storage"} <= {node.name for node in tree.body if isinstance(node, ast.ClassDef)}


GOOD_MANIFEST = {
    "$schema": "manifest.schema.json",
    "name": "my-extension",
    "version": "1.0.0-beta.1",
    "main": "extension.js",
    "engines": {"platform": "^1.0.0"},
    "activationEvents": ["onStartup", "onCommand:a.b"],
    "permissions": ["storage", {"name": "network", "hosts": ["https://a.example/*"], "reason": "Weather."}],
    "requires": {"state": ["editor.content", "acme.other.key"]},
    "contributes": {"commands": [{"id": "a.b", "title": "Do"}], "slots": [{"slot": "panel", "component": "View"}]},
}


def test_the_schema_for_editors_is_a_schema_and_accepts_a_good_manifest():
    schema = generated("manifest.schema.json")
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(GOOD_MANIFEST)) == []
    assert check_manifest(GOOD_MANIFEST, default_publisher="x").problems == []


@pytest.mark.parametrize(
    "change",
    [
        {"permissions": ["root"]},
        {"colour": "red"},
        {"version": "1"},
        {"activationEvents": ["onNothing"]},
        {"contributes": {"slots": [{"slot": "title"}]}},
    ],
)
def test_the_schema_for_editors_shows_mistakes(change):
    assert not Draft202012Validator(generated("manifest.schema.json")).is_valid(GOOD_MANIFEST | change)
    assert check_manifest(GOOD_MANIFEST | change, default_publisher="x").problems


def test_every_field_is_explained_or_plain():
    schema = generated("manifest.schema.json")
    explained = {name for name, field in schema["properties"].items() if "description" in field}
    assert {"name", "version", "main", "runtime", "icon", "activationEvents", "optionalPermissions", "exports"} <= explained
