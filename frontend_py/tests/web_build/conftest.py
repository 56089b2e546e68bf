"""Lets the tests import the build, which is no installed package: it is only ever run from the source tree."""

import sys
from pathlib import Path

WEB = Path(__file__).parent.parent.parent
sys.path.insert(0, str(WEB))
