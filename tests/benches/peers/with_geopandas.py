"""The join in GeoPandas and shapely: one spatial index over the segments, whole arrays at a time.

Where a kernel is flat (the core) no distance is computed: `dwithin` on the index says which pairs count. Only pairs of
young events beyond the core are measured.
"""

import time

import geopandas
import numpy as np
import pandas as pd
import shapely

import common

# Events per query of tails: bounds the memory of the pairs.
PIECE = 500


def load(data):
    """Events and segments in metres, with the index built."""
    events = pd.read_csv(data / "events.csv")
    events = geopandas.GeoDataFrame(
        events, geometry=geopandas.points_from_xy(events.lon, events.lat), crs=4326
    ).to_crs(common.METRIC)
    segments = pd.read_csv(data / "segments.csv", sep=";")
    segments = geopandas.GeoDataFrame(
        segments[["id", "route"]], geometry=geopandas.GeoSeries.from_wkt(segments.wkt), crs=4326
    ).to_crs(common.METRIC)
    segments.sindex.query(events.geometry.iloc[:1], predicate="intersects")
    return events, segments


def sums(events, segments, k, scale=1.0):
    """The sum of every segment. Distances count as `scale` times what they are: for bounds."""
    core, tail = common.weights(events, k)
    points, lines = events.geometry.array, segments.geometry.array
    spread = events["r_km"].to_numpy()
    metres = 1000.0 / scale
    out = np.full(len(segments), k["b"])
    for r in np.unique(spread):
        which = np.flatnonzero(spread == r)
        event, segment = segments.sindex.query(points[which], predicate="dwithin", distance=(k["D"] + r) * metres)
        out += np.bincount(segment, core[which[event]], len(segments))
    young = np.flatnonzero(tail > 0)
    for start in range(0, len(young), PIECE):
        which = young[start : start + PIECE]
        event, segment = segments.sindex.query(points[which], predicate="dwithin", distance=k["Dmax"] * metres)
        event = which[event]
        km = scale / 1000.0 * shapely.distance(np.asarray(points)[event], np.asarray(lines)[segment])
        beyond = km > k["D"]
        add = tail[event] * np.exp(-(km - k["D"]) / k["L"]) * beyond
        out += np.bincount(segment, add, len(segments))
    return out


def main():
    data = common.folder()
    k = common.kernel(data)
    start = time.perf_counter()
    events, segments = load(data)
    setup = time.perf_counter() - start
    version = f"GeoPandas {geopandas.__version__}, shapely {shapely.__version__}, GEOS {shapely.geos_version_string}"
    common.finish("geopandas", version, data, lambda: sums(events, segments, k), setup)


if __name__ == "__main__":
    main()
