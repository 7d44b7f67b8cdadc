"""Sums with every distance a little longer, and a little shorter: what lies between is right within the distortion of the
projection, since the kernel never grows with distance."""

import numpy as np

import common
import with_geopandas


def main():
    data = common.folder()
    events, segments = with_geopandas.load(data)
    for name, scale in [("low", 1 + common.DISTORTION), ("high", 1 - common.DISTORTION)]:
        np.save(data / f"{name}.npy", with_geopandas.sums(events, segments, common.kernel(data), scale))


if __name__ == "__main__":
    main()
