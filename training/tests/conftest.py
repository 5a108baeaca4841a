"""These tests need what README.md here installs, and `weights/` beside encoder.py; CI does not run them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
