"""How calls in JavaScript are written, sent and pinned, without node and its packages."""

from __future__ import annotations

import ast
import base64
import json
import re

import numpy as np
import pytest

from activation_functions import activations
from framework_comparisons import javascript_arguments
from framework_measurements import javascript
from framework_measurements.calling import Installed
from framework_measurements.findings.arguments import keywords
from framework_measurements.findings.packages import record
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.javascript import FOLDER, Expression, locked_version, sent
from framework_measurements.spellings import Spelling

KEYS = [key for key, framework in FRAMEWORKS.items() if framework.npm]
RECORD = record()


@pytest.mark.parametrize("key", KEYS)
def test_one_version_is_pinned_and_locked_without_an_address(key: str) -> None:
    package = FRAMEWORKS[key].npm
    lock = (FOLDER / "package-lock.json").read_text("utf-8")
    pinned = json.loads((FOLDER / "package.json").read_text("utf-8"))["dependencies"]
    assert pinned == {package: locked_version(package)} == json.loads(lock)["packages"][""]["dependencies"]
    assert "resolved" not in lock, f"{key}: `npm config set omit-lockfile-registry-resolved true`, then lock again"


@pytest.mark.parametrize(
    ("kind", "form", "arguments", "expected"),
    [
        ("function", "{name}(x{arguments})", {}, "tf.f(x)"),
        ("function", "{name}(x{arguments})", {"alpha": "a", "dim": "axis"}, "tf.f(x, a, axis)"),
        ("layer", "{name}({arguments}).apply(x)", {}, "tf.f().apply(x)"),
        (
            "layer",
            "{name}({arguments}).apply(x)",
            {"alpha": "a", "axis": "1"},
            "tf.f({'alpha': a, 'axis': 1}).apply(x)",
        ),
    ],
)
def test_functions_take_arguments_by_place_and_layers_an_object(
    kind: str, form: str, arguments: dict[str, str], expected: str
) -> None:
    assert Spelling("tf.f", kind, {}, form, is_javascript=True).call(arguments) == expected


@pytest.mark.parametrize("key", KEYS)
def test_every_parameter_of_a_call_is_read_from_it(key: str) -> None:
    """As the call of each entry names it: by its place, or in an object."""
    for entry in RECORD.entries:
        if entry.framework == key:
            named = {name: ast.unparse(value) for name, value in keywords(entry)}
            assert named == javascript_arguments(entry.matching_call or "", entry), entry.key
            parameters = activations[entry.activation].parameters
            used = {name for name in parameters if re.search(rf"\b{name}\b(?!')", entry.matching_call or "")}
            assert len(named) == len(used) and named.keys() <= entry.parameters.keys(), f"{entry.key}: {named}, {used}"


@pytest.mark.parametrize("key", KEYS)
def test_numbers_are_written_as_javascript_has_them(key: str) -> None:
    code = FRAMEWORKS[key].array([np.inf, -np.inf, np.nan, -0.0, 1e-30], "float32")
    assert "[Infinity, -Infinity, NaN, -0.0, 1e-30]" in code
    assert FRAMEWORKS[key].assigned("x", code).startswith("const x = ")


def test_all_numbers_of_an_array_are_sent() -> None:
    numbers = np.array([[0.1, -0.0, 5e-324], [np.inf, -np.inf, np.nan]])
    given = sent(Expression("f(x, a)", {"x": Expression("tensor(values)", {"values": numbers}), "a": 0.25}))
    array = given["values"]["x"]["values"]["values"]
    assert json.loads(json.dumps(given)) and given["values"]["a"] == 0.25
    back = np.frombuffer(base64.b64decode(array["array"])).reshape(array["shape"])
    assert back.tobytes() == numbers.tobytes()


@pytest.mark.parametrize("key", KEYS)
def test_calls_are_evaluated_where_their_results_are_needed(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def ask(task: str, given: object = None) -> np.ndarray:
        asked.append((task, given))
        return np.array([1.0, 2.0], np.float32)

    monkeypatch.setattr(javascript, "ask", ask)
    installed = Installed(key)
    x = installed.tensor([1.0, 2.0], "float32")
    weighted = installed.evaluate("tf.relu(x)", x, {}) * x
    assert not asked
    assert np.array(weighted).tolist() == [1, 2] and weighted.gradient().tolist() == [1, 2]
    assert [task for task, _ in asked] == ["value", "gradient"]
    assert "tf.mul(tf.relu(x), weights)" in str(asked[0])


@pytest.mark.parametrize("answer", ['{"error": "no such function"}', '{"plain": [1, 2]}', ""])
def test_what_is_no_array_is_an_error(answer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Process:
        """Answers with a line, or ends."""

        class stdin:
            write = flush = staticmethod(lambda *_: None)

        class stdout:
            readline = staticmethod(lambda: answer)

        wait = staticmethod(lambda: 1)

    monkeypatch.setattr(javascript, "process", Process)
    with pytest.raises(
        (javascript.JavaScriptError, TypeError, RuntimeError), match=r"no such function|no array|status 1"
    ):
        np.array(Expression("f(x)"))
