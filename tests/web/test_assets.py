"""The front-end packages: locked, checked, and of no particular host."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
FRONTEND = ROOT / "frontend"
VENDOR = ROOT / "src" / "multifidus" / "web" / "static" / "vendor"


@pytest.fixture(scope="module")
def assemble() -> ModuleType:
    spec = importlib.util.spec_from_file_location("assemble", FRONTEND / "assemble.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def locked() -> dict[str, dict[str, str]]:
    packages = json.loads((FRONTEND / "package-lock.json").read_text())["packages"]
    return {path.removeprefix("node_modules/"): package for path, package in packages.items() if path}


@pytest.mark.parametrize("name", ["package.json", "package-lock.json", ".npmrc", "vendor.sha256", "assemble.py"])
def test_no_file_of_the_front_end_names_a_host(name: str) -> None:
    assert not re.search(r'https?://|registry\.\w|"resolved"', (FRONTEND / name).read_text())


def test_every_package_is_locked_to_its_content() -> None:
    assert all(package["integrity"].startswith("sha512-") for package in locked().values())


def test_every_version_is_exact_and_the_one_that_is_locked() -> None:
    described = json.loads((FRONTEND / "package.json").read_text())
    wanted = {**described["dependencies"], **described["devDependencies"]}

    assert wanted == {name: package["version"] for name, package in locked().items()}


def test_the_stylesheet_and_the_scripts_ask_for_files_that_are_laid_out() -> None:
    static = VENDOR.parent
    listed = {line.split("  ")[1] for line in (FRONTEND / "vendor.sha256").read_text().splitlines()}
    ours = [static / "multifidus.css", *static.glob("js/*.js"), *static.parent.glob("templates/**/*.html")]
    asked = {path for file in ours for path in re.findall(r"vendor/([\w./-]+\.(?:css|js))", file.read_text())}

    assert asked
    assert asked <= listed


def test_a_file_that_differs_is_named_and_refused(assemble: ModuleType) -> None:
    looked_at = assemble.as_list({"idb/8.0.4/index.js": b"good", "idb/8.0.4/other.js": b"good"})

    with pytest.raises(assemble.AssemblyError, match=r"idb/8\.0\.4/index\.js\. Nothing was copied"):
        assemble.check({"idb/8.0.4/index.js": b"evil", "idb/8.0.4/other.js": b"good"}, looked_at)


def test_a_file_that_nobody_looked_at_is_refused(assemble: ModuleType) -> None:
    with pytest.raises(assemble.AssemblyError, match="new"):
        assemble.check({"new.js": b""}, "")


def test_a_package_that_is_missing_is_named(assemble: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(assemble.AssemblyError, match="nhsuk-frontend is not installed"):
        assemble.wanted_files(tmp_path)


def test_fonts_of_other_hosts_are_taken_out(assemble: ModuleType) -> None:
    css = b'a{color:red}@font-face{font-family:F;src:url(//else.where/f.woff2) format("woff2")}b{margin:0}'

    assert assemble.without_outside_hosts(css) == b"a{color:red}b{margin:0}"


def test_what_an_older_version_left_is_taken_away(assemble: ModuleType, tmp_path: Path) -> None:
    assemble.lay_out({"idb/8.0.3/index.js": b"old"}, tmp_path)

    assemble.lay_out({"idb/8.0.4/index.js": b"new"}, tmp_path)

    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.js")] == ["idb/8.0.4/index.js"]


def test_the_files_that_are_laid_out_are_those_that_were_looked_at(assemble: ModuleType) -> None:
    files = {
        path.relative_to(VENDOR).as_posix(): path.read_bytes()
        for path in VENDOR.rglob("*")
        if path.suffix and path.is_file()
    }

    assert files, "run make assets"
    assemble.check(files, (FRONTEND / "vendor.sha256").read_text())
