"""Every call that stands for one of another framework runs as it is shown, and differs by what is said."""

from __future__ import annotations

from framework_measurements.conversion.differences import difference, key, pairs
from framework_measurements.conversion.measure import measured
from tolerances import CONVERSION_FACTOR, CONVERSION_NOISE


def test_every_pair_runs_and_differs_as_it_is_said() -> None:
    found, wrong = measured()
    wrong += [f"{key(pair)} was not run" for pair in pairs().keys() - found.keys()]
    for pair, differences in found.items():
        for target, now in zip(pairs()[pair][1], differences, strict=True):
            said = difference(pair, target)
            if said is None:
                wrong.append(f"{key(pair)}: {target.text} differs by {now:.2g}, which is not written down")
            elif not max(said, now) <= max(CONVERSION_FACTOR * min(said, now), CONVERSION_NOISE):
                wrong.append(f"{key(pair)}: {target.text} differs by {now:.2g}, the page says {said:.2g}")
    assert not wrong, "\n".join([*wrong, "`make frameworks` measures again"])
