"""The numbers that the specification names."""

import pytest
from plugyard.contract import limits

MIB = 1024 * 1024


@pytest.mark.parametrize(
    ("name", "value"),
    {
        "PACKAGE_MAX_BYTES": 5 * MIB,
        "PACKAGE_MAX_UNPACKED_BYTES": 20 * MIB,
        "PACKAGE_MAX_FILES": 500,
        "WHEELS_MAX_BYTES": 25 * MIB,
        "WHEELS_MAX_UNPACKED_BYTES": 100 * MIB,
        "WHEELS_MAX_FILES": 20_000,
        "UPLOAD_MAX_BYTES": 31 * MIB,
        "PACKAGE_MAX_RATIO": 50,
        "PATH_MAX_CHARACTERS": 160,
        "PATH_MAX_DEPTH": 8,
        "ICON_SIZE_PIXELS": 128,
        "ICON_MAX_PIXELS": 512,
        "MANIFEST_MAX_BYTES": 64 * 1024,
        "MANIFEST_MAX_DEPTH": 8,
        "STORAGE_MAX_BYTES": 5 * MIB,
        "STORAGE_MAX_KEYS": 1_000,
        "STORAGE_KEY_MAX_CHARACTERS": 128,
        "MESSAGE_MAX_BYTES": MIB,
        "MESSAGE_MAX_TOKENS": 200_000,
        "MESSAGE_MAX_DEPTH": 32,
        "CREDITS_IN_FLIGHT": 64,
        "QUEUE_MAX_MESSAGES": 1_024,
        "ACTIVATION_TIMEOUT_S": 10,
        "CALL_TIMEOUT_S": 30,
        "UNRESPONSIVE_TIMEOUT_S": 5,
        "SLOW_CALL_S": 1,
        "IDLE_STOP_S": 300,
        "RESTART_BACKOFF_S": (1, 5, 30),
        "CRASH_LOOP_COUNT": 3,
        "CRASH_LOOP_WINDOW_S": 300,
        "PERMISSION_PROMPT_TIMEOUT_S": 30,
        "RECALL_MAX_DELAY_S": 900,
        "UPDATE_CHECK_INTERVAL_S": 12 * 3600,
        "UPDATE_COOLDOWN_S": 24 * 3600,
        "MAX_WORKERS": 20,
        "MAX_PYTHON_WORKERS": 6,
        "MAX_WORKERS_PHONE": 6,
        "MAX_PYTHON_WORKERS_PHONE": 2,
        "PYTHON_HEAP_BYTES": 256 * MIB,
        "MICROPYTHON_HEAP_BYTES": 24 * MIB,
        "TOASTS_PER_WINDOW": 5,
        "TOAST_WINDOW_S": 10,
        "MODALS_AT_ONCE": 1,
        "LOG_LINES_PER_S": 50,
        "LOG_LINE_MAX_BYTES": 4 * 1024,
        "NETWORK_TIMEOUT_S": 10,
        "NETWORK_RESPONSE_MAX_BYTES": MIB,
    }.items(),
)
def test_limit_is_the_number_of_the_specification(name, value):
    assert getattr(limits, name) == value
