"""Run a script of the gallery as a reader does, in a process of its own, and report which functions it runs.

The process is forked from one that has imported NumPy and matplotlib, but neither the library nor a test.
"""

from __future__ import annotations

import ast
import contextlib
import functools
import io
import multiprocessing
import os
import sys
import tempfile
import traceback
import warnings
from multiprocessing.connection import Connection
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, NamedTuple

from bounds import Bound, noting
from shown_values import showing

FRESH = multiprocessing.get_context("forkserver")
FRESH.set_forkserver_preload(["matplotlib.pyplot"])


class Run(NamedTuple):
    """What came of a script: how it failed, if it did, the functions of the library that it ran, and its bounds.

    Also the numbers that it showed, by their lines.
    """

    failure: str
    functions: set[str]
    bounds: list[Bound]
    shown: dict[int, list[float]]


@functools.cache
def run(script: Path) -> Run:
    """Run a script, once."""
    receiver, sender = FRESH.Pipe(duplex=False)
    with tempfile.TemporaryDirectory() as folder:
        process = FRESH.Process(target=_run, args=(script, folder, sender))
        process.start()
        sender.close()
        try:
            return receiver.recv()
        except EOFError:
            process.join()
            return Run(f"{script.name} ended Python, with the exit code {process.exitcode}", set(), [], {})
        finally:
            process.join()


def _run(script: Path, folder: str, sender: Connection) -> None:
    import matplotlib

    matplotlib.use("agg")

    warnings.resetwarnings()
    warnings.simplefilter("error")
    os.chdir(folder)
    sys.path.insert(0, str(script.parent))
    called: set[CodeType] = set()

    def note(frame: FrameType, event: str, value: Any) -> None:
        if event == "call":
            called.add(frame.f_code)

    # As in a notebook, there is no __file__.
    names: dict[str, Any] = {"__name__": "__main__"}
    failure, bounds = "", list[Bound]()
    shown: dict[int, list[float]] = {}
    try:
        tree = ast.parse(script.read_text("utf-8"))
        names |= showing(tree, shown)
        code, needed = noting(tree, str(script), bounds)
        names |= needed
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            sys.setprofile(note)
            exec(code, names)
    except BaseException:
        failure = traceback.format_exc()
    finally:
        sys.setprofile(None)
    sender.send(Run(failure, _functions(called), bounds, shown))


def _functions(called: set[CodeType]) -> set[str]:
    """Name the functions of activations whose code was called."""
    from activation_functions import activations
    from specification import samples

    functions = [function for one in activations.values() for function in samples.functions(one)]
    return {function.__name__ for function in functions if function._evaluate.__code__ in called}
