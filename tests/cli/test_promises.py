"""What SECURITY.md promises of all commands together, watched from inside the interpreter.

A process is told by Python itself of every file that is opened for writing, every program that is started and every
connection that is made; nothing that is not looked for here goes by unseen.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.hostile import ADDRESSES, NAMES, lay_out

CALLS = [
    *(
        ["outline", "."],
        ["list", "."],
        ["check", "."],
        ["stats", "."],
        ["similar", ".", ADDRESSES[0]],
        ["suggest", "."],
    ),
    *(["tag", f"./{name}", ADDRESSES[1], "$(touch pwned)"] for name in NAMES[:2]),
    *(["note", "plain.txt", ADDRESSES[0], "`touch pwned`"], ["structure", "plain.txt", ADDRESSES[0], "join"]),
    *(["codebook", "rename", "ok", "../../y"], ["codebook", "undo"], ["undo", "."], ["restore", "."]),
    *(["review", "list", "."], ["review", "moved", ".", "--yes"], ["compare", "plain.txt"], ["keys"], ["locate", "."]),
    *(["export", ".", "-o", f"out/summary{suffix}"] for suffix in (".md", ".csv", ".html", ".docx", ".xlsx", ".qdpx")),
]
WATCHER = """
import json, os, sys
from pathlib import Path
seen = []
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
def watch(event, args):
    if event == "open" and isinstance(args[0], (str, bytes)) and (args[2] or 0) & WRITING:
        seen.append((event, os.path.abspath(os.fsdecode(args[0]))))
    elif event in ("os.rename", "os.mkdir", "os.symlink", "os.link", "os.remove", "os.truncate", "os.chmod"):
        seen.extend((event, os.path.abspath(os.fsdecode(path))) for path in args[:2] if isinstance(path, (str, bytes)))
    elif event.startswith(("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.spawn", "os.system", "ctypes.")):
        seen.append((event, repr(args)))
calls = json.loads(sys.argv[1])
from click.testing import CliRunner
from bulletin_tui.cli.root import root
sys.addaudithook(watch)
codes = [CliRunner().invoke(root, call, prog_name="bulletin").exit_code for call in calls]
result = json.dumps([codes, seen])
sys.__stdout__.write(result)
"""


def test_nothing_is_started_nothing_fetched_and_nothing_written_elsewhere(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "ws", NAMES[:2])
    (folder / "out").mkdir()
    (tmp_path / "TMPDIR").mkdir()
    homes = {name: str(tmp_path / name) for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "TMPDIR")}
    done = subprocess.run(
        [sys.executable, "-B", "-c", WATCHER, json.dumps(CALLS)],
        capture_output=True,
        check=True,
        cwd=folder,
        env={**os.environ, **homes, "LANGUAGE": "en", "EDITOR": "touch pwned"},
    )
    codes, seen = json.loads(done.stdout)
    assert codes.count(0) > len(CALLS) / 2
    assert [one for one in seen if not one[0].startswith(("open", "os.re", "os.mk", "os.ch", "os.s", "os.l"))] == []
    own = (str(folder / "annotations"), str(folder / "out"), *homes.values())
    touched = {path for _event, path in seen}
    assert [path for path in touched if not path.startswith(own) and path != "/dev/null"] == []
    assert any(path.endswith("summary.docx") for path in touched)
    assert list((tmp_path / "TMPDIR").iterdir()) == []
