"""A browser without a window, led by scripts."""

import shutil
import subprocess
import sys
from pathlib import Path

_HERE = Path(__file__).parent
_ROOT = _HERE.parent
_MODULES = _ROOT / ".venv" / "browser"
"""Where what the scripts need is installed, for `make clean` to remove."""


def lead(script: str, *arguments: str | Path) -> int:
    """Run a script of this folder in Node, which opens Chromium; return its exit code.

    The program ends with a line where Node or Chromium is missing. What the scripts need is fetched the first time.
    """
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    missing = [name for name in ("node", "npm") if shutil.which(name) is None]
    if missing or chromium is None:
        sys.exit(f"needs {', '.join([*missing, *([] if chromium else ['chromium'])])}, which is not installed here")
    _MODULES.mkdir(parents=True, exist_ok=True)
    for file in (_HERE / "browser").iterdir():
        shutil.copy(file, _MODULES)
    if not (_MODULES / "node_modules").is_dir():
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund"], cwd=_MODULES, check=True)
    return subprocess.run(["node", _MODULES / script, chromium, *arguments], timeout=300, check=False).returncode
