"""The join in DuckDB with its spatial extension: two spatial joins, summed per segment."""

import os
import time

import duckdb
import numpy as np

import common

LOAD = """
CREATE TABLE event AS
SELECT *, ST_Transform(ST_Point(lon, lat), 'EPSG:4326', 'EPSG:{crs}', always_xy := true) AS geom,
       q * m * power(1 + age_days / {tau}, -{power}) AS core,
       CASE WHEN r_km = 0 AND age_days <= {tail_age} THEN q * m * {rho} * exp(-age_days / {T}) ELSE 0 END AS tail
FROM read_csv('{data}/events.csv');
CREATE TABLE segment AS
SELECT id, ST_Transform(ST_GeomFromText(wkt), 'EPSG:4326', 'EPSG:{crs}', always_xy := true) AS geom
FROM read_csv('{data}/segments.csv', delim = ';');
"""

# A constant distance lets DuckDB plan a spatial join; a distance per row does not. So each reach has a join of its own.
CORE = """
SELECT segment.id, sum(event.core) AS s
FROM (SELECT * FROM event WHERE r_km = {r}) event JOIN segment ON ST_DWithin(event.geom, segment.geom, {metres})
GROUP BY segment.id
"""
TAIL = """
SELECT id, sum(tail * exp(-(metres / 1000 - {D}) / {L})) AS s
FROM (
    SELECT segment.id, event.tail, ST_Distance(event.geom, segment.geom) AS metres
    FROM (SELECT * FROM event WHERE tail > 0) event JOIN segment ON ST_DWithin(event.geom, segment.geom, {metres})
)
WHERE metres > {D} * 1000
GROUP BY id
"""


def spatial(connection):
    """Loads the extension: from the package that brings it, else from where DuckDB keeps its own."""
    try:
        import duckdb_extension_spatial as package

        version = f"v{duckdb.__version__}"
        file = os.path.join(os.path.dirname(package.__file__), "extensions", version, "spatial.duckdb_extension")
        connection.execute(f"INSTALL '{file}'")
    except ImportError:
        connection.execute("INSTALL spatial")
    connection.execute("LOAD spatial")


def main():
    data = common.folder()
    k = common.kernel(data)
    start = time.perf_counter()
    connection = duckdb.connect()
    spatial(connection)
    connection.execute(LOAD.format(data=data, crs=common.METRIC, **k))
    (count,) = connection.execute("SELECT count(*) FROM segment").fetchone()
    spreads = [r for (r,) in connection.execute("SELECT DISTINCT r_km FROM event ORDER BY 1").fetchall()]
    parts = [CORE.format(r=r, metres=(k["D"] + r) * 1000) for r in spreads]
    parts.append(TAIL.format(metres=k["Dmax"] * 1000, **k))
    query = "SELECT id, sum(s) AS s FROM (" + " UNION ALL ".join(parts) + ") GROUP BY id"
    setup = time.perf_counter() - start

    def run():
        found = connection.execute(query).fetchnumpy()
        out = np.full(count, k["b"])
        out[found["id"]] += found["s"]
        return out

    common.finish("duckdb", f"DuckDB {duckdb.__version__}, spatial", data, run, setup)


if __name__ == "__main__":
    main()
