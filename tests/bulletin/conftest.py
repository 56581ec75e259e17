"""How many examples the property tests try: few in the ordinary run, ten thousand when asked for.

`BULLETIN_HYPOTHESIS=thorough` chooses the long run.
"""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "ordinary", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.register_profile("thorough", max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile(os.environ.get("BULLETIN_HYPOTHESIS", "ordinary"))
