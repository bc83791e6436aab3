"""Plant faults of all kinds, and report which go unseen: ``python -m faults --number 100 --seed 1``."""

from __future__ import annotations

import argparse
import os
import queue
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, cycle, islice
from pathlib import Path

from faults.drawing import Fault, faults
from faults.kinds import ABOUT_ALL, ALL_TESTS, KINDS, UNREAD
from faults.part import THEN
from faults.planting import Copy, Verdict

# Of 100 faults so many may go unseen.
UNSEEN = 2


def streams(number: int, seed: int, kinds: Iterable[str]) -> Iterator[Iterator[Fault]]:
    """Yield where to draw each fault from, of each kind in turn, none twice; what changes nothing has a next."""
    drawn = set()
    for place, kind in enumerate(islice(cycle(kinds), number)):
        stream = faults(kind, f"{seed} {place}")
        first = next(fault for fault in stream if str(fault) not in drawn)
        drawn.add(str(first))
        yield chain([first], (fault for fault in stream if str(fault) not in drawn))


def planted(drawn: Iterable[Iterator[Fault]], jobs: int) -> list[Verdict]:
    """Plant faults in several copies at once, and print what becomes of each; meanwhile, see the tests pass without."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(jobs) as pool:
        copies: queue.Queue[Copy] = queue.Queue()
        for number in range(jobs):
            copies.put(Copy(Path(folder, str(number))))
        without = Copy(Path(folder, "without"))
        # What is about an activation, and what is about none.
        checked = pool.map(without.check, (f"{ALL_TESTS} --page linear", ABOUT_ALL.removeprefix(THEN)))

        def plant(stream: Iterator[Fault]) -> Verdict:
            copy = copies.get()
            try:
                for verdict in map(copy.plant, stream):
                    print(verdict, flush=True)
                    if verdict.changes:
                        return verdict
                raise ValueError("no other fault of this kind changes anything")
            finally:
                copies.put(copy)

        results = pool.map(plant, drawn)
        try:
            list(checked)
        except SystemExit:
            pool.shutdown(cancel_futures=True)
            raise
        return list(results)


def main() -> int:
    """Plant, report, and say whether too many went unseen."""
    parser = argparse.ArgumentParser(prog="faults", description=__doc__)
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    # A browser waits half of the time, while another copy is tested.
    parser.add_argument("--jobs", type=int, default=1 + (os.cpu_count() or 1))
    parser.add_argument("kinds", nargs="*", metavar="kind", help=f"{', '.join(KINDS)}; by default all but words")
    options = parser.parse_args()
    if unknown := set(options.kinds) - KINDS.keys():
        parser.error(f"there is no kind {', '.join(sorted(unknown))}; there are {', '.join(KINDS)}")
    print(f"Seed {options.seed}", flush=True)
    kinds = options.kinds or [kind for kind in KINDS if kind not in UNREAD]
    results = planted(streams(options.number, options.seed, kinds), options.jobs)
    of_kind = Counter(one.fault.kind for one in results)
    seen = Counter(one.fault.kind for one in results if one.seen)
    for kind, number in of_kind.items():
        print(f"{kind:24} {seen[kind]:3} of {number:3} seen")
    unseen = [one for one in results if not one.seen]
    for one in unseen:
        print(f"NOT SEEN: {one.fault}")
    print(f"Of {len(results)} faults {len(unseen)} went unseen. Seed {options.seed}.")
    return len(unseen) * 100 > UNSEEN * len(results)


if __name__ == "__main__":
    sys.exit(main())
