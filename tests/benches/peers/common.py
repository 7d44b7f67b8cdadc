"""What every peer shares: the data, the kernel's numbers, how a run is timed and handed over."""

import json
import sys
import time
from pathlib import Path

import numpy as np

# Metres. What a planner's GIS would choose for Syria, and what `estimate_utm_crs` answers.
METRIC = 32637
# Distances in it differ from those over the ground by at most this share between 35.5 and 42.5 degrees east: the scale
# of the projection runs from 0.9996 at 39 degrees to 1.0009 at its edges.
DISTORTION = 1.0e-3


def folder():
    """The folder with the exported data: the first argument."""
    return Path(sys.argv[1])


def runs():
    """How many timed runs, after one that is not counted: the second argument, 3 if left out."""
    return int(sys.argv[2]) if len(sys.argv) > 2 else 3


def kernel(data):
    """The numbers of the kernel."""
    return json.loads((data / "passage.json").read_text())["kernel"]


def weights(events, k):
    """Per event: what it adds in its core, and what in its tail before distance (0: it has none)."""
    age = events["age_days"].to_numpy()
    known = (events["q"] * events["m"]).to_numpy()
    core = known * (1 + age / k["tau"]) ** -k["power"]
    tails = (events["r_km"].to_numpy() == 0) & (age <= k["tail_age"])
    tail = np.where(tails, known * k["rho"] * np.exp(-age / k["T"]), 0.0)
    return core, tail


def finish(name, version, data, run, setup, cpu=time.process_time):
    """Warms up, times, writes the sums and prints one line of JSON. `cpu` gives the seconds computed so far, by all
    threads: on a machine that others use too it says more than the time on the wall."""
    sums = run()
    times = []
    before = cpu()
    for _ in range(runs()):
        start = time.perf_counter()
        again = run()
        times.append(1e3 * (time.perf_counter() - start))
    cpu_ms = 1e3 * (cpu() - before) / runs()
    # Parallel sums run in another order each time.
    assert np.allclose(sums, again, rtol=1e-9, atol=0), "two runs differ"
    np.save(data / f"{name}.npy", sums)
    print(json.dumps({"name": name, "version": version, "ms": times, "cpu_ms": cpu_ms, "setup_s": setup}))
