"""Takes our files to other programs and theirs to us, and counts on both sides.

Run it by `make interop`: it makes environments of its own in a folder that it removes, and needs the package index.
What another program does wrong is shown and not worked round; the exit code is 1 only where we are at fault.
"""

import csv
import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "seeds" / "000_bb19e5b135c9748a.txt"
CODED = ROOT / "tests" / "data" / "coded-sample.toml"
QC, TAGUETTE, PANDAS = "qualitative-coding==1.7.8", "taguette==1.5.2", "pandas==2.3.3"

_QC_COUNTS = """
import json, sqlite3, sys
from qualitative_coding.refi_qda.reader import REFIQDAReader
base = sqlite3.connect("qualitative_coding.sqlite3")
lines = base.execute("SELECT coder_id, code_id, line FROM coded_line").fetchall()
reader = REFIQDAReader.__new__(REFIQDAReader)
places = [(0, 100), (100, 200), (200, 300)]
print(json.dumps({
    "codes": [name for (name,) in base.execute("SELECT name FROM code")],
    "coders": [name for (name,) in base.execute("SELECT name FROM coder")],
    "lines": lines,
    "line of 0, 150, 250": [reader.get_line_for_position(position, places) for position in (0, 150, 250)],
}))
"""
_QC_CODES = """
import json, sys
from qualitative_coding.corpus import QCCorpus
corpus = QCCorpus("settings.yaml")
with corpus.session():
    (document,) = corpus.get_documents()
    corpus.update_coded_lines(document.file_path, "wang", json.loads(sys.argv[1]))
"""
_TAGUETTE = """
import json, sys
from types import SimpleNamespace
from taguette.export import codebook_xml
from taguette.import_codebook import list_tags
with open(sys.argv[1], "rb") as file:
    tags = list_tags(file)
codebook_xml([SimpleNamespace(**tag) for tag in tags], sys.argv[2])
print(json.dumps(tags))
"""
_PANDAS = """
import json, pandas, sys
sheets = pandas.read_excel(sys.argv[1], sheet_name=None)
table = pandas.read_csv(sys.argv[2])
print(json.dumps({"sheets": {name: len(sheet) for name, sheet in sheets.items()}, "csv": len(table)}))
"""


@dataclass
class Report:
    """What was found, printed as it is."""

    failed: bool = False

    def found(self, what: str, ours: object, theirs: object) -> None:
        """Tell two counts, or how many of two lists, that are to be the same; where they are not, we are at fault."""
        self.failed |= ours != theirs
        one, other = (len(each) if isinstance(each, list) else each for each in (ours, theirs))
        print(f"{'ok  ' if ours == theirs else 'FAIL'}  {what}: {one} here, {other} there", flush=True)

    def fault(self, what: str, *, still: bool) -> None:
        """Tell what another program does wrong."""
        print(f"{'THEY' if still else 'mended'}  {what}", flush=True)


def main() -> int:
    report = Report()
    with TemporaryDirectory(prefix="bulletin-interop-") as name:
        folder = Path(name)
        os.environ["XDG_STATE_HOME"] = str(folder / "state")
        ours = _workspace(folder / "ours", coded=True)
        _bulletin("export", ours, "--output", folder / "ours.qdpx")
        for title, check in (("qualitative-coding", _qc), ("Taguette", _taguette), ("pandas", _pandas)):
            print(f"\n{title}")
            check(folder, ours, report)
    return 1 if report.failed else 0


def _qc(folder: Path, ours: Path, report: Report) -> None:
    python = _environment(folder / "qc-env", QC)
    theirs = folder / "qc"
    theirs.mkdir()
    tool = python.with_name("qc")
    _run([tool, "init", "--import", folder / "ours.qdpx"], theirs)
    counts = json.loads(_run([python, "-c", _QC_COUNTS], theirs))
    rows = _rows(ours)
    book = _lines("codebook", "list", "--in", ours, "--json")
    names = {each["path"].rpartition("/")[2] for each in book}
    report.found("codes", len(names), len(counts["codes"]))
    report.found("coders", ["bulletin"], counts["coders"])
    used = {tag.rpartition("/")[2] for row in rows for tag in row["tags"]}
    report.found("codes in use", len(used), len({code for _coder, code, _line in counts["lines"]}))
    codings = sum(len(row["tags"]) for row in rows)
    kept = len(counts["lines"])
    lost = counts["line of 0, 150, 250"] == [0, 0, 0]
    report.fault(f"its importer puts every position on line 0, so {kept} of {codings} codings are left", still=lost)
    _qc_back(folder, theirs, tool, python, report)


def _qc_back(folder: Path, theirs: Path, tool: Path, python: Path, report: Report) -> None:
    """Code lines there and take them in here: each line holds a heading and several measures."""
    text = SAMPLE.read_text(encoding="utf-8")
    lines = [number for number, line in enumerate(text.splitlines()) if "一是" in line]
    _run([python, "-c", _QC_CODES, json.dumps([{"line": line, "code_id": "生态"} for line in lines])], theirs)
    _run([tool, "export", folder / "theirs.qdpx"], theirs)
    copy = _workspace(folder / "copy", coded=False)
    _bulletin("import", folder / "theirs.qdpx", copy, "--coder", "wang", check=False)
    printed = [text.replace("*", "").splitlines()[line] for line in lines]
    every = _rows(copy)
    whole = {row["address"] for row in every if any(row["text"] in line for line in printed)}
    # A page break cuts a measure; what stands before it is a phrase of it.
    cut = {row["address"] for row in every if any(row["text"][:6] in line for line in printed)} - whole
    rows = [row for row in _rows(copy, "--coder", "wang") if row["status"] == "ok"]
    tagged = {row["address"] for row in rows if "生态" in row["tags"]}
    phrases = {row["address"] for row in rows for quote in row["quotes"] if "生态" in quote["tags"]}
    report.found("measures on the lines coded there", sorted(whole), sorted(tagged))
    report.found("measures that these lines hold a part of", sorted(cut), sorted(phrases))


def _taguette(folder: Path, ours: Path, report: Report) -> None:
    python = _environment(folder / "taguette-env", TAGUETTE)
    book = _lines("codebook", "list", "--in", ours, "--json")
    table = folder / "codebook.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("path", "description"))
        writer.writerows((each["path"], each["definition"]) for each in book)
    tags = json.loads(_run([python, "-c", _TAGUETTE, table, folder / "taguette.qdc"], folder))
    report.found("tags, by the table of a codebook", len(book), len(tags))
    import xmlschema

    schema = xmlschema.XMLSchema(str(ROOT / "tests" / "export" / "refi" / "Codebook.xsd"))
    report.fault("the codebook that it exports is not valid", still=not schema.is_valid(str(folder / "taguette.qdc")))
    copy = _workspace(folder / "empty", coded=False)
    (copy / "annotations" / "codebook.toml").write_text("", encoding="utf-8")
    _bulletin("codebook", "import", folder / "taguette.qdc", "--in", copy)
    report.found("themes, from that codebook", len(book), len(_lines("codebook", "list", "--in", copy, "--json")))


def _pandas(folder: Path, ours: Path, report: Report) -> None:
    python = _environment(folder / "pandas-env", PANDAS, "openpyxl")
    for suffix in ("xlsx", "csv"):
        _bulletin("export", ours, "--output", folder / f"ours.{suffix}")
    counts = json.loads(_run([python, "-c", _PANDAS, folder / "ours.xlsx", folder / "ours.csv"], folder))
    rows = _rows(ours)
    sheet = next(iter(counts["sheets"]))
    report.found(f"rows of the sheet “{sheet}”", len(rows), counts["sheets"][sheet])
    report.found("rows of the CSV, one a measure and tag", sum(len(row["tags"]) for row in rows), counts["csv"])


# ---------------------------------------------------------------- running


def _workspace(folder: Path, *, coded: bool) -> Path:
    """Make a workspace of the sample."""
    (folder / "seeds").mkdir(parents=True)
    (folder / "annotations" / "seeds").mkdir(parents=True)
    shutil.copy(SAMPLE, folder / "seeds")
    shutil.copy(ROOT / "annotations" / "codebook.toml", folder / "annotations")
    if coded:
        shutil.copy(CODED, folder / "annotations" / "seeds" / f"{SAMPLE.stem}.toml")
    return folder


def _environment(folder: Path, *packages: str) -> Path:
    """Make an environment with some packages; returns its Python."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    _run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages], folder)
    return python


def _bulletin(*words: object, check: bool = True) -> str:
    return _run([sys.executable, "-m", "bulletin_tui", "--lang", "en", *words], ROOT, check=check)


def _lines(*words: object) -> list[dict[str, Any]]:
    return [json.loads(line) for line in _bulletin(*words).splitlines()]


def _rows(workspace: Path, *options: str) -> list[dict[str, Any]]:
    return _lines("list", workspace, "--json", *options)


def _run(words: Sequence[object], folder: Path, *, check: bool = True) -> str:
    """Run a program and return what it prints; where it fails, its last words are told."""
    # A call of the debugger was left in an importer.
    env = {**os.environ, "PYTHONBREAKPOINT": "0", "PYTHONWARNINGS": "ignore"}
    done = subprocess.run([*map(str, words)], cwd=folder, env=env, capture_output=True, text=True, check=False)
    if check and done.returncode:
        raise SystemExit(f"{' '.join(map(str, words))[:200]}\n{done.stderr[-2000:]}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
