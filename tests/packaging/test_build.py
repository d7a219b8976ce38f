"""The wheel and the sdist carry the whole program, and what is installed from them finds its dossier anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from sahelreader import __version__

CHECKOUT = Path(__file__).parents[2]
DOSSIER = ("seeds/*.txt", "glossary/**/*.yaml", "glossary/**/*.json", "glossary/*.txt")


def dossier_files() -> set[str]:
    """The files of the bundled dossier, relative to the checkout."""
    return {path.relative_to(CHECKOUT).as_posix() for pattern in DOSSIER for path in CHECKOUT.glob(pattern)}


def build(checkout: Path, kind: str, folder: Path) -> Path:
    """Build a `wheel` or `sdist` with the hatchling of this environment; returns the archive."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", kind, "--directory", str(folder)],
        cwd=checkout,
        check=True,
        capture_output=True,
    )
    (archive,) = folder.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return archive


def contents(wheel: Path) -> dict[str, bytes]:
    """Every file of a wheel but the list of their hashes."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/RECORD")}


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(CHECKOUT, "sdist", tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(CHECKOUT, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def wheel_of_sdist(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (checkout,) = folder.iterdir()
    return build(checkout, "wheel", tmp_path_factory.mktemp("wheel-of-sdist"))


def test_the_wheel_holds_the_dossier_byte_for_byte(wheel: Path) -> None:
    carried = {name: data for name, data in contents(wheel).items() if "/_content/" in name}
    wanted = {f"sahelreader/_content/{name}": (CHECKOUT / name).read_bytes() for name in dossier_files()}
    assert carried == wanted
    assert sum("/seeds/" in name for name in carried) == 5


def package_files() -> set[str]:
    """The modules, and what they read that lies beside them, relative to `src`."""
    source = CHECKOUT / "src"
    files = (path for path in (source / "sahelreader").rglob("*") if path.suffix in {".py", ".tcss", ".bin"})
    return {path.relative_to(source).as_posix() for path in files}


def test_the_wheel_holds_every_module_style_sheet_and_the_outlines(wheel: Path) -> None:
    assert "sahelreader/compare/outlines.bin" in package_files()
    assert package_files() <= contents(wheel).keys()


def test_the_wheel_holds_nothing_but_the_package_its_manual_page_and_its_licence(wheel: Path) -> None:
    metadata = f"sahelreader-{__version__}.dist-info/"
    others = {name for name in contents(wheel) if not name.startswith(("sahelreader/", metadata))}
    assert others == {f"sahelreader-{__version__}.data/data/share/man/man1/sahelreader.1"}
    assert f"{metadata}licenses/LICENSE" in contents(wheel)


def test_the_wheel_built_from_the_sdist_is_the_same(wheel: Path, wheel_of_sdist: Path) -> None:
    assert contents(wheel_of_sdist) == contents(wheel)


def test_the_sdist_can_be_set_up_and_tested(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    needed = {"run", ".ci/run", "LICENSE", "README.md", "hatch_build.py", "requirements/dev.txt", "tests/conftest.py"}
    assert needed | dossier_files() | {f"src/{name}" for name in package_files()} <= names


@pytest.fixture(params=["wheel", "wheel_of_sdist"])
def installed(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A wheel in an environment of its own that borrows its dependencies from this one; returns its `sahelreader`."""
    archive: Path = request.getfixturevalue(request.param)
    venv.create(tmp_path / "venv", with_pip=False, symlinks=True)
    python = tmp_path / "venv/bin/python"
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "--python",
            str(python),
            "install",
            "--quiet",
            "--no-deps",
            "--no-index",
            archive,
        ],
        check=True,
        capture_output=True,
    )
    (site_packages,) = (tmp_path / "venv/lib").glob("python*/site-packages")
    # The environment's own folder comes first on the path, and .pth files of a borrowed folder are not read: the
    # editable sahelreader of this checkout stays out.
    (site_packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return tmp_path / "venv/bin/sahelreader"


def ask(command: list[str | Path], home: Path) -> str:
    """The output of a command run far from the checkout, with nothing in its home."""
    home.mkdir()
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG", "LC_ALL", "LC_CTYPE"}}
    answer = subprocess.run(
        command, cwd="/", env=kept | {"HOME": str(home)}, check=True, capture_output=True, text=True, encoding="utf-8"
    )
    return answer.stdout


def test_what_is_installed_finds_its_dossier_from_anywhere(installed: Path, tmp_path: Path) -> None:
    assert ask([installed, "--version"], tmp_path / "home-1") == f"sahelreader {__version__}\n"
    assert "Economic Community" in ask([installed, "define", "ECOWAS"], tmp_path / "home-2")
    python = installed.with_name("python")
    assert "Economic Community" in ask([python, "-m", "sahelreader", "define", "ECOWAS"], tmp_path / "home-3")
    where = ask([python, "-c", "import sahelreader; print(sahelreader.__file__)"], tmp_path / "home-4")
    assert Path(where.strip()).is_relative_to(tmp_path)
