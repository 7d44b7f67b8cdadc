"""The join in PostGIS: a cluster of its own in a temporary folder, a GiST index, projected metres.

Projected geometry, not geography: distances on the spheroid cost several times as much.
"""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
import psycopg

import common

BIN = Path(os.environ.get("PG_BIN", "/usr/lib/postgresql/15/bin"))
# What an administrator gives a machine with two cores and plenty of memory.
SETTINGS = {
    "listen_addresses": "''",
    "shared_buffers": "2GB",
    "work_mem": "512MB",
    "maintenance_work_mem": "1GB",
    "max_parallel_workers_per_gather": "2",
    "max_wal_size": "4GB",
    "fsync": "off",
}

TABLES = """
CREATE EXTENSION postgis;
CREATE UNLOGGED TABLE raw_event
    (id int, lon float8, lat float8, q float8, age_days float8, m float8, r_km float8);
CREATE UNLOGGED TABLE raw_segment (id int, route int, wkt text);
"""

PREPARE = """
CREATE UNLOGGED TABLE event AS
SELECT id, r_km, ST_Transform(ST_SetSRID(ST_Point(lon, lat), 4326), {crs}) AS geom,
       q * m * power(1 + age_days / {tau}, -{power}) AS core,
       CASE WHEN r_km = 0 AND age_days <= {tail_age} THEN q * m * {rho} * exp(-age_days / {T}) ELSE 0 END AS tail
FROM raw_event;
CREATE UNLOGGED TABLE segment AS
SELECT id, ST_Transform(ST_GeomFromText(wkt, 4326), {crs}) AS geom FROM raw_segment;
CREATE INDEX segment_geom ON segment USING gist (geom);
CREATE INDEX event_geom ON event USING gist (geom);
"""

QUERY = """
SELECT id, sum(s) AS s FROM (
    SELECT segment.id, sum(event.core) AS s
    FROM event JOIN segment ON ST_DWithin(segment.geom, event.geom, ({D} + event.r_km) * 1000)
    GROUP BY segment.id
  UNION ALL
    SELECT id, sum(tail * exp(-(metres / 1000 - {D}) / {L})) AS s
    FROM (
        SELECT segment.id, event.tail, ST_Distance(event.geom, segment.geom) AS metres
        FROM event JOIN segment ON ST_DWithin(segment.geom, event.geom, {Dmax} * 1000)
        WHERE event.tail > 0
    ) near
    WHERE metres > {D} * 1000
    GROUP BY id
) parts GROUP BY id
"""


def as_server(*command):
    """Runs a program of the server, which refuses to be root."""
    prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*prefix, *map(str, command)], check=True, stdout=subprocess.DEVNULL, cwd="/")


def ticks(process):
    """Seconds computed by a process, and by its children that have ended."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    except FileNotFoundError:
        return 0.0
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def computed(server):
    """Seconds computed by the server: the first process, its children, and those that have ended."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    return sum(map(ticks, [server, *children]))


def copy(connection, table, file, delimiter):
    with connection.cursor() as cursor, open(file, "rb") as source:
        options = f"FORMAT csv, HEADER true, DELIMITER '{delimiter}'"
        with cursor.copy(f"COPY {table} FROM STDIN WITH ({options})") as target:
            while block := source.read(1 << 20):
                target.write(block)


def measure(connection, server, data, k):
    start = time.perf_counter()
    connection.execute(TABLES)
    copy(connection, "raw_event", data / "events.csv", ",")
    copy(connection, "raw_segment", data / "segments.csv", ";")
    connection.execute(PREPARE.format(crs=common.METRIC, **k))
    connection.execute("VACUUM ANALYZE")
    (count,) = connection.execute("SELECT count(*) FROM segment").fetchone()
    (version,) = connection.execute("SELECT version()").fetchone()
    (postgis,) = connection.execute("SELECT postgis_lib_version()").fetchone()
    query = QUERY.format(**k)
    if os.environ.get("EXPLAIN"):
        print("\n".join(row[0] for row in connection.execute("EXPLAIN " + query)))
    setup = time.perf_counter() - start

    def run():
        found = np.array(connection.execute(query).fetchall())
        out = np.full(count, k["b"])
        out[found[:, 0].astype(int)] += found[:, 1]
        return out

    version = f"PostGIS {postgis}, {' '.join(version.split()[:2])}"
    common.finish("postgis", version, data, run, setup, lambda: computed(server))


def main():
    data = common.folder()
    home = Path(tempfile.mkdtemp(prefix="passage-postgis-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(home, "postgres")
        as_server(BIN / "initdb", "-D", home / "db", "-A", "trust", "-U", "bench", "--no-sync")
        options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
        as_server(BIN / "pg_ctl", "-D", home / "db", "-w", "-l", home / "log", "-o", f"-k {home} {options}", "start")
        try:
            target = f"host={home} user=bench dbname=postgres"
            with psycopg.connect(target, autocommit=True) as connection:
                server = int((home / "db" / "postmaster.pid").read_text().split()[0])
                measure(connection, server, data, common.kernel(data))
        finally:
            as_server(BIN / "pg_ctl", "-D", home / "db", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main()
