"""The manifests that the requirement documents print validate unchanged."""

import json

from plugyard.contract.activation import ActivationEvent
from plugyard.contract.manifest import check_manifest, read_manifest

FIRST = """{
  "name": "my-extension",
  "version": "1.0.0",
  "displayName": "My Awesome Extension",
  "description": "Does something cool",
  "author": "John Doe",
  "license": "MIT",

  "main": "extension.js",
  "icon": "icon.png",

  "engines": {
    "platform": "^1.0.0"
  },

  "activationEvents": [
    "onStartup",
    "onCommand:myExtension.doSomething"
  ],

  "permissions": [
    "storage",
    "network",
    "clipboard"
  ],

  "contributes": {
    "commands": [
      {
        "id": "myExtension.doSomething",
        "title": "Do Something Cool"
      }
    ],
    "settings": [
      {
        "key": "myExtension.apiKey",
        "type": "string",
        "default": "",
        "description": "API key for external service"
      }
    ]
  }
}
"""

SECOND = {
    "id": "word-count",
    "name": "Word Count",
    "version": "1.0.0",
    "description": "Displays word, character, and line counts",
    "category": "utilities",
    "contributes": {"slots": [{"slot": "statusbar", "component": "WordCount", "order": 10}]},
    "requires": {"state": ["editor.content"]},
}


def test_the_first_manifest_validates_as_printed():
    result = read_manifest(FIRST, default_publisher="local", files=["manifest.json", "extension.js", "icon.png"])
    assert result.problems == []
    manifest = result.manifest
    assert (manifest.id, manifest.display_name, manifest.runtime) == ("local.my-extension", "My Awesome Extension", "javascript")
    assert manifest.activation_events == (ActivationEvent("onStartup"), ActivationEvent("onCommand", "myExtension.doSomething"))
    assert [request.name for request in manifest.permissions] == ["storage", "network", "clipboard"]
    assert manifest.contributes.settings[0].default == ""


def test_the_second_manifest_validates_as_printed():
    result = read_manifest(json.dumps(SECOND), default_publisher="alice", files=["manifest.json", "extension.js"])
    assert result.problems == []
    manifest = result.manifest
    assert (manifest.id, manifest.display_name, manifest.main) == ("alice.word-count", "Word Count", "extension.js")
    assert manifest.platform_range == "^1.0.0"
    assert manifest.contributes.slots[0].view == manifest.contributes.slots[0].component == "WordCount"
    assert [(request.name, request.implied) for request in manifest.permissions] == [("editor.read", True)]
    assert manifest.activation_events == (ActivationEvent("onView", "WordCount"),)


def test_the_second_manifest_may_be_python():
    assert check_manifest(SECOND, default_publisher="alice", files=["extension.py"]).manifest.runtime == "python"


def test_every_slot_and_category_of_the_documents_is_known():
    for slot in ("toolbar", "canvas", "sidebar", "statusbar", "modal"):
        for category in ("formatting", "appearance", "utilities", "core", "productivity", "themes", "language-support"):
            raw = SECOND | {"category": category, "contributes": {"slots": [{"slot": slot, "component": "A"}]}}
            assert check_manifest(raw, default_publisher="alice").problems == []


def test_a_minimum_platform_version_stands_in_for_the_range():
    raw = SECOND | {"requires": {"platformVersion": "1.2.0"}}
    assert check_manifest(raw, default_publisher="alice").manifest.platform_range == ">=1.2.0"
    assert check_manifest(raw | {"engines": {"platform": "^1.1.0"}}, default_publisher="alice").manifest.platform_range == "^1.1.0"
