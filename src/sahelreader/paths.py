"""Where things are on this machine: the bundled dossier, the reader's data and settings, the cache.

Folders are strings, and here and wherever `define` passes `TYPE_CHECKING` is our own: loading pathlib and typing would
take a fifth of that command's time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

APP = "sahelreader"
DOSSIER_VARIABLE = "SAHELREADER_DOSSIER"
DATA_VARIABLE = "SAHELREADER_DATA"
CONFIG_VARIABLE = "SAHELREADER_CONFIG"
_PACKAGE = os.path.dirname(os.path.realpath(__file__))


def bundled_dossier() -> Path:
    """The dossier that ships with the program: in the installed package, or the checkout around it."""
    from pathlib import Path

    return Path(bundled_folder())


def bundled_folder() -> str:
    """The same as a string."""
    installed = os.path.join(_PACKAGE, "_content")
    return installed if os.path.isdir(installed) else os.path.dirname(os.path.dirname(_PACKAGE))


def data_folder(environ: Mapping[str, str]) -> str | None:
    """The folder of the reader's own data; None where this machine has no home to keep it in."""
    return absolute(environ.get(DATA_VARIABLE)) or _folder(environ, "XDG_DATA_HOME", ".local/share", "user_data_dir")


def config_folder(environ: Mapping[str, str]) -> str | None:
    """The folder of the reader's settings; None where this machine has no home to keep it in."""
    return absolute(environ.get(CONFIG_VARIABLE)) or _folder(environ, "XDG_CONFIG_HOME", ".config", "user_config_dir")


def cache_folder(environ: Mapping[str, str]) -> str | None:
    """The folder of what can be made again; None where this machine has no home to keep it in."""
    return _folder(environ, "XDG_CACHE_HOME", ".cache", "user_cache_dir")


def _folder(environ: Mapping[str, str], variable: str, below_home: str, elsewhere: str) -> str | None:
    if sys.platform in ("darwin", "win32"):
        import platformdirs

        return str(getattr(platformdirs, elsewhere)(APP, appauthor=False))
    base = environ.get(variable, "")
    if not os.path.isabs(base):  # the XDG base directory specification: relative values are ignored
        home = environ.get("HOME", "") or _home_of_user()
        if not os.path.isabs(home):
            return None
        base = os.path.join(home, below_home)
    return os.path.join(base, APP)


def _home_of_user() -> str:
    """The home that the system's user list gives; empty where it has none."""
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_dir
    except KeyError:
        return ""


def absolute(path: str | None) -> str | None:
    """A folder that the user named, made absolute; None for none."""
    return os.path.abspath(os.path.expanduser(path)) if path else None
