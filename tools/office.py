"""LibreOffice and poppler, to see Office files as paper."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
{rules}
</fontconfig>
"""
_RULE = """<match target="pattern"><test name="family"><string>{name}</string></test>
<edit name="family" mode="assign" binding="strong">{others}</edit>{weight}</match>"""
_WEIGHT = '<edit name="weight" mode="assign"><const>{}</const></edit>'
_STANDINS = {
    "仿宋_GB2312": (("Noto Serif CJK SC",), ""),
    "楷体_GB2312": (("AR PL UKai CN", "Noto Serif CJK SC"), ""),
    "方正小标宋简体": (("Noto Serif CJK SC",), "bold"),
    "黑体": (("Noto Sans CJK SC",), ""),
    "宋体": (("Noto Serif CJK SC",), ""),
}
"""Free fonts in place of those that official papers are set in and that may not be passed on, with their weight."""


def needed(*programs: str) -> None:
    """End the program where one of some others is missing, and say in a line which."""
    if missing := [program for program in programs if shutil.which(program) is None]:
        sys.exit(f"needs {', '.join(missing)}, which is not installed here")


def as_pdf(path: Path) -> Path:
    """Return the PDF that LibreOffice makes of an Office file, beside it."""
    return converted(path, "pdf")


def converted(path: Path, kind: str) -> Path:
    """Return the file that LibreOffice makes of an Office file, beside it.

    Args:
        path: The Office file.
        kind: What is to be made: a suffix, and behind a colon its filter and what that is to know.
    """
    with TemporaryDirectory() as profile:
        rules = "\n".join(
            _RULE.format(
                name=name,
                others="".join(f"<string>{other}</string>" for other in others),
                weight=_WEIGHT.format(weight) if weight else "",
            )
            for name, (others, weight) in _STANDINS.items()
        )
        fonts = Path(profile, "fonts.conf")
        fonts.write_text(_FONTS.format(rules=rules), encoding="utf-8")
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation={Path(profile, 'office').as_uri()}",
                "--headless",
                "--convert-to",
                kind,
                "--outdir",
                path.parent,
                path,
            ],
            check=True,
            timeout=120,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        )
    return path.with_suffix(f".{kind.partition(':')[0]}")
