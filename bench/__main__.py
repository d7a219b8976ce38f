"""`./run bench [SCENE …] [--runs N]`: prints ratios to named peers, measured in turn in the same run."""

from __future__ import annotations

import argparse
import subprocess
import sys

from bench.peers import peers
from bench.processes import is_supported
from bench.scenes import SCENES
from bench.terminal import NeverSeenError


def main() -> int:
    """Measure what was asked for; 1 if something could not be measured, whatever the numbers are."""
    parser = argparse.ArgumentParser(prog="./run bench", description="Measure sahelreader beside named peers.")
    parser.add_argument("scenes", nargs="*", metavar="SCENE", help=f"of {', '.join(SCENES)} (default: all)")
    parser.add_argument(
        "--runs", type=int, default=5, help="how often each thing is measured (keys, commands: 4 times that)"
    )
    parser.add_argument(
        "--peers", action="store_true", help="beside epy, baca and frogmouth, which are installed for it in the cache"
    )
    arguments = parser.parse_args()
    if unknown := set(arguments.scenes) - SCENES.keys():
        parser.error(f"no scene {', '.join(sorted(unknown))}; there are {', '.join(SCENES)}")
    if not is_supported():
        print("The bench reads CPU time from Linux's /proc, which is not here.", file=sys.stderr)
        return 1
    print("medians (smallest-largest); peer: a Textual app of one widget, or an empty Python program\n")
    failed = False
    scenes = SCENES | {"peers": peers}
    for name in arguments.scenes or (["peers"] if arguments.peers else SCENES):
        try:
            for result in scenes[name](arguments.runs):
                print(result, flush=True)
        except (NeverSeenError, subprocess.CalledProcessError) as error:
            print(f"{name} was not measured: {error}", file=sys.stderr)
            failed = True
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
