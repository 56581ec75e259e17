"""What every test stands on: its own folders, its own language, and how many examples a property is tried with.

Few in the ordinary run, which are the same every time; ten thousand where `BULLETIN_HYPOTHESIS=thorough` asks for them.
"""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bulletin_tui import i18n

DATA = Path(__file__).parent / "data"
SEEDS = Path(__file__).parents[1] / "seeds"
CODEBOOK = SEEDS.parent / "annotations" / "codebook.toml"
SAMPLE = "000_bb19e5b135c9748a"

settings.register_profile(
    "ordinary", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.register_profile("thorough", max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile(os.environ.get("BULLETIN_HYPOTHESIS", "ordinary"))


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Names of folders that no test has used yet; pytest's own way of numbering looks at all there are each time."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def own_folders(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the program's own folders, and those of its subprocesses, out of the person's home."""
    home = next(homes)
    home.mkdir()
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
def no_power_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing wait for the disk: no test comes through a power cut."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


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
