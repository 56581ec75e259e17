"""What every test stands on: its own folders, its own language."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bulletin_tui import i18n

DATA = Path(__file__).parent / "data"
SEEDS = Path(__file__).parents[1] / "seeds"
CODEBOOK = SEEDS.parent / "annotations" / "codebook.toml"
SAMPLE = "000_bb19e5b135c9748a"


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the program's own folders, and those of its subprocesses, out of the person's home."""
    home = tmp_path_factory.mktemp("home")
    for variable in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(home / variable.lower()))
    for variable in (
        "BULLETIN_CODER",
        "BULLETIN_LANG",
        "LANGUAGE",
        "LC_ALL",
        "LC_MESSAGES",
        "NO_COLOR",
        "EDITOR",
        "VISUAL",
    ):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let messages come in English, so that tests read; those of the Chinese screen ask for it."""
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    i18n.use("en")
    yield
    i18n.use(None)


@pytest.fixture
def sample() -> Path:
    """The bundled issue, where it stands in the checkout; not to be written beside."""
    return SEEDS / f"{SAMPLE}.txt"


@pytest.fixture
def workspace_folder(tmp_path: Path, sample: Path) -> Path:
    """A workspace with the bundled issue in `seeds/` and an empty `annotations/`."""
    folder = tmp_path / "workspace"
    (folder / "seeds").mkdir(parents=True)
    (folder / "annotations").mkdir()
    (folder / "seeds" / sample.name).write_bytes(sample.read_bytes())
    return folder


@pytest.fixture
def coded_folder(workspace_folder: Path) -> Path:
    """The same with the starter codebook, and all nineteen measures coded as a careful reader of the genre would."""
    annotations = workspace_folder / "annotations"
    (annotations / "seeds").mkdir()
    (annotations / "codebook.toml").write_bytes(CODEBOOK.read_bytes())
    (annotations / "seeds" / f"{SAMPLE}.toml").write_bytes((DATA / "coded-sample.toml").read_bytes())
    return workspace_folder
