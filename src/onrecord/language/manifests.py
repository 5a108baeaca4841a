"""A folder of weights: what it must hold, checked by content hash."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from onrecord.language.decoding import Settings
from onrecord.language.errors import WeightsError

WEIGHTS = Path(__file__).parent / "weights"
TAGGER, LINKER, VOCABULARY = "encoder.onnx", "linker.onnx", "vocab.txt"
_WAY_OUT = "install onrecord again"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a folder of weights says of itself; `sha256` covers all its files, since it is that of their hashes."""

    settings: Settings
    sha256: str


@lru_cache(maxsize=1)
def checked(folder: Path = WEIGHTS) -> Manifest:
    """The manifest of a folder whose files are those it was made with, each read once; else a WeightsError."""
    try:
        written = (folder / "manifest.json").read_bytes()
        said = json.loads(written)
        hashes = said["sha256"]
        expected = {name: str(hashes[name]) for name in (TAGGER, LINKER, VOCABULARY)}
        settings = Settings(**said.get("settings", {}))
        for name, hash in expected.items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != hash:
                raise WeightsError(f"{name} is not the file that onrecord was made with; {_WAY_OUT}")
    except OSError as error:
        raise WeightsError(f"the encoder's weights cannot be read: {error}; {_WAY_OUT}") from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise WeightsError(f"the encoder's manifest.json is broken; {_WAY_OUT}") from error
    return Manifest(settings, hashlib.sha256(written).hexdigest())
