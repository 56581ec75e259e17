from pathlib import Path

from bulletin_tui.tui.desk.drafts import Draft, Drafts
from bulletin_tui.workspace.places import state_folder

SIDECAR = Path("a.toml")


def test_drafts_outlive_the_program() -> None:
    for draft in (Draft("两行\n“话”", "旧话"), Draft("话", None)):
        Drafts().put(SIDECAR, "安阳市/一/一", draft)
        assert Drafts().get(SIDECAR, "安阳市/一/一") == draft
    assert Drafts().get(SIDECAR, "安阳市/一/二") is None
    Drafts().drop(SIDECAR, "安阳市/一/一")
    assert not (state_folder() / "drafts.toml").exists()


def test_dropping_what_is_not_there_writes_nothing() -> None:
    Drafts().drop(SIDECAR, "安阳市/一/一")
    assert not state_folder().exists()


def test_a_damaged_file_is_begun_anew() -> None:
    state_folder().mkdir(parents=True)
    (state_folder() / "drafts.toml").write_text("drafts = 3")
    assert Drafts().get(SIDECAR, "安阳市/一/一") is None
