"""`sahelreader settings`: what holds, and from where; makes the file on request."""

from __future__ import annotations

from sahelreader.cli.output import complain, say, say_json, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from pathlib import Path
    from typing import Any

    from sahelreader.settings.holding import Held
    from sahelreader.workspace import Workspace

NO_PLACE = "There is no home folder to keep settings in; name one with SAHELREADER_CONFIG."


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser("settings", help="show what is set, and from where")
    parser.add_argument("--make", action="store_true", help="write settings.toml, with every setting explained")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Print what holds; 1 if something is wrong in the file, or it can't be made."""
    from sahelreader.settings.holding import FILE, with_remembered

    if arguments.make:
        return _make(workspace)
    held = with_remembered(workspace.settings_file, workspace.store_as_it_is.settings())
    path = workspace.config / FILE if workspace.config else None
    if arguments.json:
        _print_json(held, path)
    else:
        _print(held, path)
    for trouble in held.troubles:
        complain(f"{path}:{trouble.line}: {trouble.sentence}" if trouble.line else f"{path}: {trouble.sentence}")
    return int(bool(held.troubles))


def _print(held: Held, path: Path | None) -> None:
    from sahelreader.settings.fields import fields_of, value_of

    table = ""
    for field in fields_of():
        if field.table != table:
            say(f"\n[{field.table}]" if table else f"[{field.table}]")
            table = field.table
        value = field.as_toml(value_of(held.settings, field)) or "(none)"
        origin = _origin(held, field.name)
        said = {"file": f"line {held.lines.get(field.name, 0)}", "app": "chosen in the app"}.get(origin, "")
        say(f"{field.key} = {value}".ljust(44) + said if said else f"{field.key} = {value}")
    if path is None:
        say(f"\n{NO_PLACE}")
    elif path.exists():
        say(f"\nLines are those of {path}.")
    else:
        say(
            "\n" + wrap(f"There is no {path} yet; sahelreader settings --make writes it, with every setting explained.")
        )


def _print_json(held: Held, path: Path | None) -> None:
    from sahelreader.settings.fields import fields_of, value_of

    for field in fields_of():
        value = value_of(held.settings, field)
        record = {"setting": field.name, "value": value if isinstance(value, (int, float, str, tuple)) else None}
        if value is not None and record["value"] is None:
            record["value"] = str(value)
        origin = _origin(held, field.name)
        record |= {"from": origin, "default": field.as_toml(field.default) or None}
        if origin == "file":
            record |= {"file": str(path), "line": held.lines[field.name]}
        say_json(record)


def _origin(held: Held, name: str) -> str:
    return "file" if name in held.lines else "app" if name in held.chosen else "default"


def _make(workspace: Workspace) -> int:
    from sahelreader.settings.holding import FILE
    from sahelreader.settings.writing import settings_text

    if workspace.config is None:
        complain(NO_PLACE)
        return 1
    path = workspace.config / FILE
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as stream:
            stream.write(settings_text())
    except FileExistsError:
        complain(f"{path} is there already and was left as it is; move it away to have it made anew.")
        return 1
    except OSError as error:
        complain(
            f"{path} can't be made ({error.strerror}): make {path.parent} yours to write in, or name another folder "
            "with SAHELREADER_CONFIG."
        )
        return 1
    say(f"Made {path}.")
    return 0
