"""The lock files answer what pyproject.toml asks for, hash by hash, and name no place to get it from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).parents[2]
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
REFRESH = "run ./run lock"


def locked(kind: str) -> dict[str, Requirement]:
    """The requirements of a lock file by name; fails when one has no hash or no exact version."""
    text = (CHECKOUT / f"requirements/{kind}.txt").read_text(encoding="utf-8")
    found: dict[str, Requirement] = {}
    for entry in re.sub(r"\\\n\s*", "", text).splitlines():
        pinned, *hashes = entry.split(" --hash=")
        requirement = Requirement(pinned.strip())
        assert hashes, f"{requirement.name} has no hash in {kind}.txt"
        assert [version.operator for version in requirement.specifier] == ["=="]
        found[canonicalize_name(requirement.name)] = requirement
    return found


def asked_for(group: str) -> list[str]:
    """What a dependency group asks for, with the groups it includes."""
    asked: list[str] = []
    entry: Any
    for entry in PROJECT["dependency-groups"][group]:
        asked += [entry] if isinstance(entry, str) else asked_for(entry["include-group"])
    return asked


@pytest.mark.parametrize(("kind", "group"), [("run", "build"), ("dev", "dev")])
def test_the_lock_holds_what_the_project_asks_for(kind: str, group: str) -> None:
    lock = locked(kind)
    for line in [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"], *asked_for(group)]:
        asked = Requirement(line)
        pinned = lock.get(canonicalize_name(asked.name))
        assert pinned is not None, f"{asked.name} is not in {kind}.txt: {REFRESH}"
        (version,) = pinned.specifier
        assert asked.specifier.contains(version.version), f"{pinned} does not satisfy {asked}: {REFRESH}"


def test_tests_and_readers_run_on_the_same_versions() -> None:
    run, dev = locked("run"), locked("dev")
    assert {name: str(run[name]) for name in run} == {name: str(dev.get(name)) for name in run}


@pytest.mark.parametrize("kind", ["run", "dev"])
def test_the_lock_names_no_index(kind: str) -> None:
    text = (CHECKOUT / f"requirements/{kind}.txt").read_text(encoding="utf-8")
    assert not re.search(r"index|find-links|://", text)
