"""What is uploaded: a wheel and a source distribution, which hold only the library and run with NumPy alone."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email import message_from_bytes
from pathlib import Path

import numpy as np
import pytest
from flit_core import buildapi

import activation_functions

ROOT = Path(__file__).parents[1]
LIBRARY = ROOT / "src/activation_functions"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
STEM = f"{PROJECT['name'].replace('-', '_')}-{activation_functions.__version__}"

# Imports all of the library but what draws, and says which packages came along.
USE = """
import importlib, importlib.metadata, pkgutil, sys
sys.path.append(sys.argv[1])
import activation_functions
for module in pkgutil.walk_packages(activation_functions.__path__, "activation_functions."):
    if not module.name.startswith("activation_functions.plot"):
        importlib.import_module(module.name)
print(importlib.metadata.version(sys.argv[2]), activation_functions.relu([-1.0, 2.0]).tolist())
print(*{name.partition(".")[0] for name in sys.modules} - {*sys.stdlib_module_names})
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The files as they would be uploaded."""
    folder = tmp_path_factory.mktemp("built")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return {
            "wheel": folder / buildapi.build_wheel(str(folder)),
            "source": folder / buildapi.build_sdist(str(folder)),
        }


def files_of_the_library() -> set[str]:
    files = (path for path in LIBRARY.rglob("*") if path.is_file() and path.parent.name != "__pycache__")
    return {path.relative_to(LIBRARY.parent).as_posix() for path in files}


def test_the_wheel_holds_the_library_and_nothing_else(built: dict[str, Path]) -> None:
    assert built["wheel"].name == f"{STEM}-py3-none-any.whl"
    with zipfile.ZipFile(built["wheel"]) as wheel:
        described = {f"{STEM}.dist-info/{name}" for name in ("METADATA", "RECORD", "WHEEL", "licenses/LICENSE")}
        assert set(wheel.namelist()) == files_of_the_library() | described
        metadata = message_from_bytes(wheel.read(f"{STEM}.dist-info/METADATA"))
    assert (metadata["Name"], metadata["Version"]) == (PROJECT["name"], activation_functions.__version__)
    assert metadata["License-Expression"] == PROJECT["license"]
    assert metadata["Requires-Python"] == PROJECT["requires-python"]
    extras = [f'{needed} ; extra == "plot"' for needed in PROJECT["optional-dependencies"]["plot"]]
    assert metadata.get_all("Requires-Dist") == [*PROJECT["dependencies"], *extras]
    assert metadata.get_payload(decode=True).decode().strip() == (ROOT / "README.md").read_text("utf-8").strip()


def test_the_source_distribution_holds_what_the_wheel_is_made_of(built: dict[str, Path]) -> None:
    assert built["source"].name == f"{STEM}.tar.gz"
    beside = {"LICENSE", "PKG-INFO", "README.md", "pyproject.toml"}
    with tarfile.open(built["source"]) as archive:
        names = {name.removeprefix(f"{STEM}/") for name in archive.getnames()}
    assert names == beside | {f"src/{name}" for name in files_of_the_library()}


@pytest.mark.parametrize("kind", ["wheel", "source"])
def test_it_runs_where_there_is_nothing_but_numpy(built: dict[str, Path], kind: str, tmp_path: Path) -> None:
    """Without the packages of the tests, which are not on the path of the new process."""
    install = ["install", "-q", "--no-index", "--no-deps", "--no-build-isolation", "--target", tmp_path, built[kind]]
    subprocess.run([sys.executable, "-m", "pip", *install], check=True, capture_output=True)
    assert {path.name for path in tmp_path.iterdir()} == {"activation_functions", f"{STEM}.dist-info"}
    for folder in Path(np.__file__).parents[1].glob("numpy*"):  # with the libraries that wheels of NumPy bring
        (tmp_path / folder.name).symlink_to(folder)
    command = [sys.executable, "-I", "-S", "-W", "error", "-c", USE, tmp_path, PROJECT["name"]]
    run = subprocess.run(command, capture_output=True, text=True)
    assert not run.returncode, run.stderr
    said, packages = run.stdout.splitlines()
    assert said == f"{activation_functions.__version__} [0.0, 2.0]"
    assert {*packages.split()} - {"__main__"} == {"activation_functions", "numpy"}


def test_commands_that_install_it_name_it() -> None:
    """Its name is another than that of the package, which on the index is another project's."""
    names = {".", PROJECT["name"], *(f'"{PROJECT["name"]}[{extra}]"' for extra in PROJECT["optional-dependencies"])}
    documents = [ROOT / "README.md", *ROOT.glob("docs/*.md"), *LIBRARY.rglob("*.py")]
    found = [(path, command[1]) for path in documents for command in re.finditer(r"pip install ([^`'\s]+)", read(path))]
    wrong = [f"{path.relative_to(ROOT)}: pip install {name}" for path, name in found if name not in names]
    assert {name for _, name in found} >= names, "a way to install it is not said"
    assert not wrong, f"{wrong}, expected one of {sorted(names)}"


def read(path: Path) -> str:
    return path.read_text("utf-8")
