"""Independent readers and writers: `others.py read FOLDER` tells as JSON what they find in our files, `others.py write
FOLDER` writes files for us to read, `others.py track FOLDER` tells what is in the files for a driver. Lines and points are the same in every format."""

import csv
import json
import sys
from pathlib import Path

import gpxpy
import gpxpy.gpx
import numpy
import openpyxl
import osmium
import pyogrio.raw
import shapely

LINES = [("Mill road", "R-7", [(37.0, 36.0), (37.1, 36.1), (37.25, 36.2)]), ("جسر", "R-8", [(38.0, 35.0), (38.5, 35.5)])]
POINTS = [("Mill", "village", (37.5, 36.5)), ("بلدة", "town", (38.25, 35.75))]


def vector(path):
    """Name, code and coordinates of every feature, through GDAL."""
    meta, _, geometry, columns = pyogrio.raw.read(str(path))
    fields = {name.lower(): values for name, values in zip(meta["fields"], columns)}
    found = []
    for at, shape in enumerate(shapely.from_wkb(geometry)):
        points = [[round(x, 9), round(y, 9)] for x, y in shapely.get_coordinates(shape)]
        code = fields.get("code")
        found.append([fields["name"][at], None if code is None else code[at], points])
    return found


def gpx(path):
    document = gpxpy.parse(path.read_text(encoding="utf-8"))
    found = [[point.name, point.type, [[point.longitude, point.latitude]]] for point in document.waypoints]
    for track in document.tracks:
        points = [[p.longitude, p.latitude] for segment in track.segments for p in segment.points]
        found.append([track.name, None, points])
    return found


def workbook(path):
    sheet = openpyxl.load_workbook(path).worksheets[0]
    kinds = sorted({cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None})
    return {"rows": [list(row) for row in sheet.iter_rows(values_only=True)], "kinds": kinds}


def table(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def read(folder):
    drivers = pyogrio.list_drivers()
    answer = {"gpx": gpx(folder / "a.gpx"), "xlsx": workbook(folder / "a.xlsx"), "csv": table(folder / "a.csv")}
    answer["geojson"] = vector(folder / "a.geojson")
    answer["kml"] = vector(folder / "a.kml")
    # Only one of the two drivers of GDAL for KML opens the zipped sort.
    answer["kmz"] = vector(folder / "a.kmz") if "LIBKML" in drivers else None
    print(json.dumps(answer, ensure_ascii=False, default=str))


def layer(path, driver, kind, names, field, values, shapes, **options):
    data = [numpy.array(names, dtype=object), numpy.array(values, dtype=object)]
    geometry = numpy.array([shapely.to_wkb(shape) for shape in shapes], dtype=object)
    pyogrio.raw.write(
        str(path), geometry, data, ["name", field], geometry_type=kind, crs="EPSG:4326", driver=driver, **options
    )


def write(folder):
    lines = [shapely.LineString(points) for _, _, points in LINES]
    points = [shapely.Point(at) for _, _, at in POINTS]
    formats = [("gpkg", "GPKG"), ("shp", "ESRI Shapefile"), ("fgb", "FlatGeobuf"), ("geojson", "GeoJSON"), ("kml", "KML")]
    formats.append(("geojsonl", "GeoJSONSeq"))
    for extension, driver in formats:
        more = {"ENCODING": "UTF-8"} if extension == "shp" else {}
        names, codes = [line[0] for line in LINES], [line[1] for line in LINES]
        layer(folder / f"lines.{extension}", driver, "LineString", names, "code", codes, lines, **more)
        names, kinds = [point[0] for point in POINTS], [point[1] for point in POINTS]
        layer(folder / f"points.{extension}", driver, "Point", names, "kind", kinds, points, **more)

    document = gpxpy.gpx.GPX()
    for name, _, line in LINES:
        track = gpxpy.gpx.GPXTrack(name=name)
        track.segments.append(gpxpy.gpx.GPXTrackSegment([gpxpy.gpx.GPXTrackPoint(y, x) for x, y in line]))
        document.tracks.append(track)
    for name, kind, (x, y) in POINTS:
        document.waypoints.append(gpxpy.gpx.GPXWaypoint(y, x, name=name, type=kind))
    (folder / "lines.gpx").write_text(document.to_xml("1.1"), encoding="utf-8")
    (folder / "points.gpx").write_text(document.to_xml("1.0"), encoding="utf-8")

    book = openpyxl.Workbook()
    book.active.append(["name", "lat", "lon", "kind"])
    for name, kind, (x, y) in POINTS:
        book.active.append([name, y, x, kind])
    book.save(folder / "points.xlsx")

    for extension in ["osm.pbf", "osm"]:
        with osmium.SimpleWriter(str(folder / f"points.{extension}")) as out:
            for at, (name, kind, where) in enumerate(POINTS, 1):
                node = osmium.osm.mutable.Node(id=at, version=1, location=where, tags={"name": name, "place": kind})
                out.add_node(node)


def track(folder):
    """A driver's line and stops: what a device finds in them."""
    document = gpxpy.parse((folder / "track.gpx").read_text(encoding="utf-8"))
    stops = [[point.name, point.description] for point in document.waypoints]
    answer = {"stops": stops, "gpx": gpx(folder / "track.gpx"), "kml": vector(folder / "track.kml")}
    print(json.dumps(answer, ensure_ascii=False, default=str))


{"read": read, "write": write, "track": track}[sys.argv[1]](Path(sys.argv[2]))
