"""Measures any terminal program: `python -m bench.first_paint --text REGEX [--key KEY …] -- COMMAND …`."""

from __future__ import annotations

import argparse
import re
import sys
from contextlib import ExitStack
from pathlib import Path

from bench.homes import environment, fresh_home
from bench.measure import first_paint, key_costs
from bench.report import Result
from bench.terminal import NeverSeenError


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.first_paint", description=(__doc__ or "").partition(":")[0])
    parser.add_argument(
        "--text", required=True, type=re.compile, help="regular expression that must come on the screen"
    )
    parser.add_argument("--runs", type=int, default=5, help="how often, after a first start that does not count")
    parser.add_argument(
        "--home", type=Path, help="an absolute folder to keep as HOME (default: one that is thrown away)"
    )
    parser.add_argument("--cold", action="store_true", help="an empty HOME for every start")
    parser.add_argument("--key", action="append", default=[], help="then press this key, 20 times (may be repeated)")
    parser.add_argument("--show", action="store_true", help="print the last screen")
    parser.add_argument("command", nargs="+")
    return parser.parse_args()


def main() -> int:
    """Measure and print; 1 if the text never came."""
    arguments = _arguments()
    with ExitStack() as homes:
        home = arguments.home or homes.enter_context(fresh_home())
        paints = []
        try:
            for _ in range(arguments.runs + 1):
                here = homes.enter_context(fresh_home()) if arguments.cold else home
                paints.append(first_paint(arguments.command, environment(here), arguments.text))
            costs = key_costs(arguments.command, environment(home), arguments.text, arguments.key, 20)
        except NeverSeenError as error:
            print(error, file=sys.stderr)
            return 1
    if arguments.show:
        print(paints[-1].screen)
    print(Result("first paint", [paint.cpu_ms for paint in paints[1:]], "ms CPU"))
    print(Result("by the clock", [paint.wall_ms for paint in paints[1:]], "ms"))
    print(Result("memory", [paint.peak_mib for paint in paints[1:]], "MiB"))
    for key, pressed in costs.items():
        if pressed:
            print(Result(key, [cost.cpu_ms for cost in pressed], "ms CPU"))
            print(Result(f"{key}, first change", [cost.first_ms for cost in pressed], "ms"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
