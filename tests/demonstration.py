"""The demonstration, laid once for a whole test run: whoever needs it works on a copy."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

LIMEN: Final = Path(sys.executable).with_name("limen")
SAID: Final = "said.txt"


def environment(folder: Path) -> dict[str, str]:
    """Return what the program needs to know to keep its data in a folder, on SQLite."""
    told = {**os.environ, "LIMEN_DATA_DIR": str(folder), "LIMEN_CHECKS_PER_MINUTE": "100000"}
    told.pop("LIMEN_DATABASE_URL", None)
    return told


def copy_of_demonstration(shared: Path, folder: Path) -> str:
    """Copy the demonstration into a folder; return what was said when it was laid.

    ``shared``: a folder that all processes of the run have in common; the first that asks lays it there.
    """
    shared.mkdir(exist_ok=True)
    data = shared / "data"
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / SAID).exists():
            shutil.rmtree(data, ignore_errors=True)
            laid = subprocess.run(
                [LIMEN, "demo", "--if-empty"], env=environment(data), capture_output=True, text=True, check=True
            )
            (shared / SAID).write_text(laid.stdout)
    shutil.copytree(data, folder, dirs_exist_ok=True)
    return (shared / SAID).read_text()
