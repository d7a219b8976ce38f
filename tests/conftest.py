"""What all tests share: how hypothesis draws its examples."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# On the CI server the same examples every time, so that a failure there is a failure here; at home fresh ones. No
# deadline: on a busy machine it would fail the test for the machine's sake.
settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("home", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci" if os.environ.get("CI") else "home")
