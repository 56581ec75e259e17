"""Where things are: sources, sidecars, the codebook, the program's own folders."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from platformdirs import user_cache_path, user_config_path, user_data_path, user_state_path

from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _

SUFFIXES = (".txt", ".md", ".markdown")
"""What a source's name ends with. Of two sources that differ only here, the earlier one has the plain sidecar name."""
_DOCUMENTS = (".docx", ".doc", ".wps", ".pdf", ".ofd")
"""What the names of documents end with that are no texts."""
SUMMARY_MARK = "<!-- bulletin-summary/1 -->"
"""The first line of a summary in Markdown, which tells it from a source."""
ANNOTATIONS = "annotations"
CODEBOOK = "codebook.toml"
JOURNAL = ".bulletin-change.json"
"""Stands in a workspace while many of its files are changed as one, and after that was interrupted."""
_APP = "bulletin"
_SAMPLE = "sample"
"""The folder inside an installed program that holds what is bundled."""
_CODER = re.compile(r"[\w-]{1,32}\Z")
_DIGITS = re.compile(r"(\d+)")


class Workspace(NamedTuple):
    """A folder of sources and where their sidecars are."""

    root: Path
    """The folder that holds `annotations/`; without one, the opened folder."""
    annotations: Path | None
    """The folder of the sidecars; `None` where they stand beside their sources."""
    coder: str | None = None
    """The coder's name, which is part of the sidecars' names."""

    @classmethod
    def around(cls, path: Path, coder: str | None = None) -> "Workspace":
        """Find the workspace of a file or folder: the nearest folder upwards that holds `annotations/`.

        Args:
            path: An existing file or folder.
            coder: The coder's name.

        Raises:
            BulletinError: The coder's name cannot be part of a file name.
        """
        if coder is not None and not is_coder(coder):
            raise BulletinError(
                _("“{coder}” cannot be a coder's name: use up to 32 letters, digits, “_” or “-”").format(coder=coder)
            )
        if is_sample(path):
            return cls(sample_folder(), data_folder() / ANNOTATIONS, coder)
        start = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links out of the workspace
        start = start if start.is_dir() else start.parent
        for folder in (start, *start.parents):
            if (folder / ANNOTATIONS).is_dir():
                return cls(folder, folder / ANNOTATIONS, coder)
        return cls(start, None, coder)

    def name_of(self, source: Path) -> str:
        """Return a source's path as people write it: below the root, with `/`."""
        absolute = Path(os.path.abspath(source))  # noqa: PTH100
        try:
            return absolute.relative_to(self.root).as_posix()
        except ValueError:
            return absolute.as_posix()

    def sidecar_of(self, source: Path) -> Path:
        """Return the path of a source's sidecar, whether it exists or not."""
        absolute = Path(os.path.abspath(source))  # noqa: PTH100
        # The sidecar of a text that is called `codebook` is not to be the codebook.
        whole = _is_shadowed(absolute) or f"{absolute.stem}.toml" == CODEBOOK
        stem = absolute.name if whole else absolute.stem
        coder = f".{self.coder}" if self.coder else ""
        if self.annotations and absolute.is_relative_to(self.root):
            below = absolute.parent.relative_to(self.root)
            return self.annotations / below / f"{stem}{coder}.toml"
        return absolute.with_name(f"{stem}{coder}.annotations.toml")

    def codebook(self) -> Path:
        """Return the path of the codebook: the workspace's, where there is none the starter codebook."""
        for folder in filter(None, (self.annotations, self.root)):
            if (folder / CODEBOOK).is_file():
                return folder / CODEBOOK
        return _bundled(CODEBOOK, ANNOTATIONS)

    def own_codebook(self) -> Path:
        """Return where changes of the codebook are written; beside the starter codebook nothing is."""
        home = self.annotations or self.root
        if self.root == sample_folder() and self.root.name == _SAMPLE:
            return home / CODEBOOK
        found = self.codebook()
        return found if found.parent in {home, self.root} else home / CODEBOOK

    @property
    def journal(self) -> Path:
        """Where the journal of a change stands while it is under way."""
        return (self.annotations or self.root) / JOURNAL

    @property
    def undo_journal(self) -> Path:
        """Where what this coder did here is noted, so that it can be undone in a later run."""
        name = name_for(self.annotations or self.root, self.coder or "")
        return state_folder() / "undo" / f"{name}.jsonl"

    def interrupted(self) -> tuple[Path, ...]:
        """Return the journals of changes that were interrupted here.

        Without a folder of annotations the root is what was opened; the change may have been made in one above.
        """
        folders = [self.annotations] if self.annotations else [self.root, *self.root.parents]
        return tuple(folder / JOURNAL for folder in folders if (folder / JOURNAL).is_file())

    def sidecars(self) -> Iterator[Path]:
        """Yield the sidecars below the workspace, of every coder, sorted by path; of lost sources too."""
        home = self.annotations or self.root
        ending = ".toml" if self.annotations else f".{ANNOTATIONS}.toml"
        for parent, folders, names in os.walk(home):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if name.endswith(ending) and name != CODEBOOK and not name.startswith("."):
                    yield Path(parent, name)


def leads_out(path: Path) -> bool:
    """Whether links lead from a file that this program writes in a workspace to one outside of it.

    A workspace may come from elsewhere; a link in it is not to say what else is read and written over.

    Args:
        path: A sidecar, a codebook or a journal.
    """
    home = next((folder.parent for folder in path.parents if folder.name == ANNOTATIONS), path.parent)
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(home))


def is_coder(name: str) -> bool:
    """Whether a name can be a coder's: it is part of file names."""
    return _CODER.match(name) is not None


def _is_shadowed(source: Path) -> bool:
    """Whether another source beside this one has the right to the plain sidecar name."""
    for suffix in SUFFIXES:
        if suffix == source.suffix.lower():
            return False
        if source.with_suffix(suffix).is_file():
            return True
    return False


def find_sources(path: Path) -> tuple[Path, ...]:
    """Return the sources at or below a path, in the order people expect (第9期 before 第10期).

    Args:
        path: A file, taken whatever its name, or a folder.

    Raises:
        BulletinError: There is nothing there, or no source in it.
    """
    if path.is_file():
        if path.suffix.lower() in _DOCUMENTS:
            raise BulletinError(_("{path}: is no text yet; `bulletin convert` makes one of it").format(path=path))
        return (path,)
    if not path.exists():
        raise BulletinError(_("{path}: there is no such file or folder").format(path=path))
    if not path.is_dir():
        raise BulletinError(_("{path}: is neither a file nor a folder").format(path=path))
    found = tuple(sorted(_sources_below(path), key=_natural))
    if not found:
        if _documents_below(path):
            said = _("{path}: there are no texts here, but documents; `bulletin convert` makes texts of them")
            raise BulletinError(said.format(path=path))
        raise BulletinError(
            _("{path}: there are no texts here; bulletins are files that end in {suffixes}").format(
                path=path, suffixes=" ".join(SUFFIXES)
            )
        )
    return found


def _sources_below(folder: Path) -> Iterator[Path]:
    # os.walk does not follow links to folders, so that a loop of links ends.
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name != ANNOTATIONS]
        for name in names:
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                path = Path(parent, name)
                if not _is_summary(path):
                    yield path


def _documents_below(folder: Path) -> bool:
    return any(name.lower().endswith(_DOCUMENTS) for _parent, _folders, names in os.walk(folder) for name in names)


def _is_summary(path: Path) -> bool:
    """Whether a file was exported by this program: people keep summaries beside their texts."""
    if path.suffix.lower() == ".txt":
        return False
    try:
        with path.open("rb") as file:
            return file.read(len(SUMMARY_MARK)) == SUMMARY_MARK.encode()
    except OSError:
        return False


def _natural(path: Path) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    def pieces(name: str) -> tuple[tuple[int, int, str], ...]:
        return tuple((0, int(p), "") if p.isdecimal() else (1, 0, p) for p in _DIGITS.split(name) if p)

    return tuple(pieces(part) for part in path.parts)


# ---------------------------------------------------------------- the program's own folders


def name_for(path: Path, part: str = "") -> str:
    """Return what the program's own files about a path are called, so that two paths never share one.

    Args:
        path: Whatever leads to the same place has the same name.
        part: What of it they are about, where that is not the whole.
    """
    # Importing it takes longer than the whole of most other modules, and few starts need a name.
    import hashlib

    known = os.fsencode(os.path.realpath(path)) + (f"\0{part}".encode() if part else b"")
    return hashlib.sha256(known).hexdigest()[:32]


def state_folder() -> Path:
    """Return the folder for what the program remembers between runs; it may not exist yet."""
    return user_state_path(_APP)


def data_folder() -> Path:
    """Return the folder for the annotations of the bundled issue; it may not exist yet."""
    return user_data_path(_APP)


def cache_folder() -> Path:
    """Return the folder of what can be made anew at any time; it may not exist yet."""
    return user_cache_path(_APP)


def config_folder() -> Path:
    """Return the folder for settings; it may not exist yet."""
    return user_config_path(_APP)


def _bundled(name: str, folder: str) -> Path:
    """Return a file that travels with the program: inside the installed package, else in the checkout."""
    package = Path(__file__).parents[1]
    installed = package / _SAMPLE / name
    return installed if installed.is_file() else package.parents[1] / folder / name


def sample() -> Path:
    """Return the bundled issue."""
    return _bundled("000_bb19e5b135c9748a.txt", "seeds")


def sample_folder() -> Path:
    """Return the folder of the bundled issue."""
    return sample().parent


def is_sample(path: Path) -> bool:
    """Whether a path is the issue bundled with an installed program.

    The same text in a checkout is an ordinary source: its sidecar belongs into the checkout.
    """
    bundled = sample()
    return bundled.parent.name == _SAMPLE and path.is_file() and path.samefile(bundled)
