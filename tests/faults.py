"""Show that the checks bite: plant a fault, run the checks, and see what they say.

Each fault is planted in a copy of the sources. It must make the checks fail with a message that names the file or the
function, and what is wrong there. ``make faults`` runs it; faults in what a framework is called with need
``.venv-frameworks``, which ``make test-frameworks`` installs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
LIBRARY = "src/activation_functions"


class Fault(NamedTuple):
    """A text, what it is replaced by, the tests that must see it (arguments of pytest), and what they must say."""

    file: str
    old: str
    new: str
    tests: str
    said: str


FAULTS = [
    Fault(
        "src/accuracy/ulps.py",
        "nearest = below + up",
        "nearest = below",
        "test_numerics.py",
        "is_nearest(",
    ),
    Fault(
        f"{LIBRARY}/numerics.py",
        "error > np.sqrt(",
        "error > 9 + np.sqrt(",
        "test_numerics.py -k lost",
        "digits_are_lost[",
    ),
    Fault(
        "gallery/tanh.py",
        "compare(stable, tanh)",
        "compare(textbook, tanh)",
        "test_pages.py -k tanh",
        "gallery/tanh.py",
    ),
    Fault(
        "gallery/softplus.py", r"\ln(1 + e^{x})", r"\ln(2 + e^{x})", "test_equations.py", "gallery/softplus.py:{line}"
    ),
    Fault(
        "gallery/softplus.py",
        r"\ln(1 + e^{x})",
        r"\ln(2 + e^{x})",
        "test_accuracy.py",
        "softplus(-745.0) in float16: 0.0 is off by",
    ),
    Fault("gallery/softsign.py", "(1 + |x|)^2}", "(1 + |x|)^3}", "test_equations.py", "gallery/softsign.py:{line}"),
    Fault("gallery/softmax.py", r"(\delta_{ij} -", r"(\delta_{ij} +", "test_equations.py", "gallery/softmax.py:{line}"),
    Fault("gallery/relu.py", "'(0^+) = 1", "'(0^+) = 2", "test_equations.py", "gallery/relu.py:{line}"),
    Fault(
        "gallery/selu.py",
        r"elu}(x;\, \alpha)",
        r"elu}(x;\, \lambda)",
        "test_equations.py",
        "elu has no parameter lambd",
    ),
    Fault("gallery/tanh.py", r"x \to \infty", r"x \too \infty", "test_equations.py", "gallery/tanh.py:{line}"),
    Fault(
        f"{LIBRARY}/sigmoidal.py",
        "return 4 * decay / (1 + decay) ** 2",
        "return 1 - np.tanh(x) ** 2",
        "test_accuracy.py",
        "tanh_derivative(",
    ),
    Fault(
        f"{LIBRARY}/rectified.py",
        'range="[0, ∞)"',
        'range="(0, ∞)"',
        "test_facts.py -k relu",
        "relu reaches 0.0, which is not in (0, ∞)",
    ),
    Fault(
        f"{LIBRARY}/sigmoidal.py",
        'range="(-1, 1)"',
        'range="(-1, 2)"',
        "test_facts.py -k tanh",
        "tanh comes to 1.0 at most",
    ),
    Fault(
        f"{LIBRARY}/sigmoidal.py",
        'range="(0, 1)"',
        'range="[0, 1)"',
        "test_facts.py -k sigmoid",
        "sigmoid: the end 0.0 is not reached",
    ),
    Fault(
        f"{LIBRARY}/exponentials.py",
        'kinks="[0] if alpha != 1 else []"',
        'kinks="[0]"',
        "test_facts.py -k elu",
        "elu with",
    ),
    Fault(
        f"{LIBRARY}/sigmoidal.py",
        'smoothness="C1"',
        'smoothness="smooth"',
        "test_facts.py -k softsign",
        "softsign is declared smooth",
    ),
    Fault(f"{LIBRARY}/vector.py", 'lipschitz="1 / 2"', 'lipschitz="1"', "test_facts.py -k softmax", "softmax: 0."),
    Fault(
        f"{LIBRARY}/vector.py",
        'range="{0, 1}"',
        'range="[0, 1)"',
        "test_facts.py -k hardmax",
        "hardmax reaches 1.0",
    ),
    Fault(
        f"{LIBRARY}/vector.py",
        "np.put_along_axis(one_hot, first, 1, axis)",
        "one_hot[x == largest] = 1",
        "test_accuracy.py -k hardmax",
        "hardmax([",
    ),
    Fault(
        f"{LIBRARY}/vector.py",
        "-= np.log1p(others)",
        "-= np.log(1 + others)",
        "test_accuracy.py -k log_softmax",
        "log_softmax([",
    ),
    Fault(f"{LIBRARY}/compensated.py", "+ exponentials * lost", "", "test_accuracy.py -k softmax", "gumbel_softmax(["),
    Fault(
        "gallery/sparsemax.py",
        r"x_k]\, x_j - 1",
        r"x_k]\, x_j - 2",
        "test_equations.py -k sparsemax",
        "gallery/sparsemax.py:",
    ),
    Fault(
        "gallery/sparsemax.py",
        "- x_k| > 0",
        "- x_k| > -1",
        "test_equations.py -k sparsemax",
        "the left-hand side has no value",
    ),
    Fault(
        "gallery/sparsemax.py",
        r"_j) \le 0",
        r"_j) \ge 0",
        "test_equations.py -k sparsemax",
        "gallery/sparsemax.py:{line}",
    ),
    Fault(
        f"{LIBRARY}/rectified.py",
        'monotonic="non-decreasing"',
        'monotonic="no"',
        "test_facts.py -k relu",
        "relu is declared no",
    ),
    Fault(
        f"{LIBRARY}/sigmoidal.py",
        "np.clip(slope * (x + offset / slope), 0, 1)",
        "np.clip(slope * (x + offset / slope), 0, 2)",
        "test_accuracy.py",
        "hard_sigmoid(",
    ),
    Fault(
        f"{LIBRARY}/shrinking.py",
        "x * (np.abs(x) > lambd)",
        "np.where(np.abs(x) > lambd, x, 0)",
        "test_arrays.py -k negative_zero",
        "hard_shrink, {{'lambd': 0.5}}: the zero has lost its sign",
    ),
    Fault("gallery/gelu_tanh.py", "0.134145 x^2", "0.134415 x^2", "test_equations.py", "gallery/gelu_tanh.py:{line}"),
    Fault(
        f"{LIBRARY}/self_gated.py",
        "≈ 1.128904",
        "≈ 1.128905",
        "test_facts.py -k gelu",
        "gelu has slopes up to 1.1289041",
    ),
    Fault(
        f"{LIBRARY}/normal.py",
        "30.18337760746691",
        "30.18337760746692",
        "test_derivations.py",
        "activation_functions.normal.TAIL: run python -m derivations.normal",
    ),
    Fault("gallery/elu.py", "== -0.2642", "== -0.2643", "test_scripts.py", 'elu.py", line {line}'),
    Fault("README.md", "3.133e-01", "3.134e-01", "../README.md", "3.133e-01"),
    Fault("docs/api.md", "-0.316", "-0.317", "../docs/api.md", "-0.316"),
    Fault("gallery/elu.py", "# Relations", "# Relatons", "test_pages.py", "gallery/elu.py"),
    Fault(
        "gallery/relu.py",
        ".. _relu-definition:",
        ".. _relu-definiton:",
        "test_pages.py",
        "gallery/relu.py: 0 formulas have the anchor relu-definition",
    ),
    Fault(
        "src/framework_measurements/record.json",
        '"judgement": "same"',
        '"judgement": "fine"',
        "test_framework_record.py",
        "'fine'",
    ),
    Fault(
        "src/framework_measurements/findings/rows.py",
        "tuple(own)) for",
        "tuple(own[1:])) for",
        "test_framework_findings.py",
        "test_page_has_a_row_for_every_framework",
    ),
    Fault(
        "src/framework_measurements/findings/defects.py",
        "    for entry in row.entries:\n        for defect in entry.defects:",
        "    for entry in row.entries:\n        for defect in entry.defects[1:]:",
        "test_framework_findings.py",
        "test_every_defect_is_shown",
    ),
    Fault(
        "docs/_templates/frameworks/matrix.html",
        'class="unseen">{{ judgements | join(", ") }}',
        'class="unseen">{{ judgements[0] }}',
        "test_framework_summaries.py",
        "test_matrix_is_complete",
    ),
    Fault(
        "docs/frameworks.md",
        "defects} torch",
        "defects} jax",
        "test_framework_findings.py",
        "test_every_framework_has_its_page",
    ),
    Fault(
        "src/framework_measurements/judgement.py",
        "UNITS = 16",
        "UNITS = 16e3",
        "test_framework_record.py",
        "test_rule_of_results",
    ),
    Fault(
        "src/framework_measurements/record.py",
        "EPSILON[dtype] * scale",
        "1",
        "test_framework_record.py",
        "test_comparison_sees_a_digit",
    ),
    Fault(
        f"{LIBRARY}/exponentials.py",
        "keras.activations.elu(x, alpha=alpha)",
        "keras.activations.elu(x)",
        "frameworks",
        "elu",
    ),
    Fault(
        f"{LIBRARY}/exponentials.py",
        "functional.elu(x",
        "functional.celu(x",
        "frameworks",
        "elu: torch.nn.functional.celu(x, alpha=alpha)",
    ),
    Fault(
        f"{LIBRARY}/vector.py", "dim=axis", "dim=-1", "frameworks", "softmax: torch.nn.functional.softmax(x, dim=-1)"
    ),
]


def what_is_said(copy: Path, fault: Fault) -> str:
    """Plant a fault, run the tests that must see it, and take the fault back."""
    path = copy / fault.file
    text = path.read_text("utf-8")
    path.write_text(text.replace(fault.old, fault.new, 1), "utf-8")
    python = ROOT / (".venv-frameworks" if fault.tests == "frameworks" else ".venv") / "bin/python"
    command = [python, "-m", "pytest", "-p", "no:cacheprovider", *f"tests/{fault.tests}".split()]
    options = ["--confcutdir=tests/frameworks"] if fault.tests == "frameworks" else []
    environment = os.environ | {"PYTHONPATH": str(copy / "src")}
    run = subprocess.run([*command, *options], cwd=copy, env=environment, capture_output=True, text=True)
    path.write_text(text, "utf-8")
    return run.stdout + run.stderr if run.returncode == 1 else ""


def main() -> int:
    """Plant the faults; the number of those that go unseen."""
    unseen = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy")
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "_build", "node_modules", "functions"))
        for fault in FAULTS:
            text = (copy / fault.file).read_text("utf-8")
            line = text.partition(fault.old)[0].count("\n") + 1
            output = what_is_said(copy, fault)
            # A formula is named by the line on which it begins.
            expected = [fault.said.format(line=line - above) for above in range(5)]
            said = [row for row in output.splitlines() for one in expected if one in row]
            said.sort(key=lambda row: not row.startswith("E "))
            unseen += not said
            print(f"{'seen' if said else 'NOT SEEN'}: {fault.file}:{line}: {fault.old} -> {fault.new}")
            print(f"    {said[0].strip() if said else output[-1000:]}")
    print(f"{len(FAULTS)} faults were planted, {unseen} went unseen.")
    return unseen


if __name__ == "__main__":
    sys.exit(bool(main()))
