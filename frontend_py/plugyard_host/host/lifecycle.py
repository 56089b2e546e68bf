"""The states of an extension."""

from typing import Literal

State = Literal["installed", "starting", "active", "stopping", "idle", "crashed", "disabled", "failed"]
