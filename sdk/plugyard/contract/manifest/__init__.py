"""manifest.json: its schema, its rules, its normal form."""

from plugyard.contract.manifest.check import ManifestResult, check_manifest, read_manifest
from plugyard.contract.manifest.fields import EXACT_PERMISSION_ENTRY, RUNTIMES, manifest_schema
from plugyard.contract.manifest.model import (
    CommandContribution,
    Contributions,
    KeybindingContribution,
    LanguageContribution,
    Manifest,
    MenuContribution,
    SettingContribution,
    SlotContribution,
    SnippetsContribution,
    ThemeContribution,
)
from plugyard.contract.manifest.text import ManifestText, parse_manifest_text

__all__ = [
    "EXACT_PERMISSION_ENTRY",
    "RUNTIMES",
    "CommandContribution",
    "Contributions",
    "KeybindingContribution",
    "LanguageContribution",
    "Manifest",
    "ManifestResult",
    "ManifestText",
    "MenuContribution",
    "SettingContribution",
    "SlotContribution",
    "SnippetsContribution",
    "ThemeContribution",
    "check_manifest",
    "manifest_schema",
    "parse_manifest_text",
    "read_manifest",
]
