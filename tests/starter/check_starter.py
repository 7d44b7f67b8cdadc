#!/usr/bin/env python3
"""Check the starter region: structure always, coordinates when reference data is at hand.

usage: check_starter.py [data folder]        (default: ../shared/data beside the repository)

Python standard library only. Not part of the test run: the reference data is not shipped.
Exit status 1 when the structure is wrong; offsets are only printed.
"""
import csv
import gzip
import json
import math
import re
import statistics
import sys
import unicodedata
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
STARTER = REPO / "src-tauri" / "crates" / "desk" / "starter"
DATA = Path(sys.argv[1]) if len(sys.argv) > 1 else REPO.parent / "shared" / "data"

# Settlements that lie on each road or at its edge, as the reference files spell them.
ON_ROAD = {
    "R-01": ["Al Atarib", "Urum al Kubra", "Khan al Asal", "Kafr Karmin", "Al Rashidin 4 Sector", "Sarmada"],
    "R-02": ["Azaz", "Ayn Daqnah", "Muarrasat al Khan/ Maarasta", "Bayanoon", "Hayyan", "Hreitan", "Kafr Hamrah", "Tall Rifaat"],
    "R-03": ["Idlib", "Maarrat Misrin", "Hazzanu", "Halazun", "Sarmada"],
    "R-04": ["Idlib", "Nayrab", "Saraqib"],
    "R-05": ["Latakia", "Kansaba", "Haddada", "Marand", "Salhiyeh", "Jisr ash Shughur", "Muhambal", "Basanqul", "Urum al Jawz", "Ariha", "Nayrab", "Al Bahluliyah"],
    "R-06": ["Hamah", "Qumhanah", "Souran", "Morek", "Khan Shaykhun", "Hish", "Babuleen", "Maarat al-Numaan", "Khan as Subul", "Mardikh", "Saraqib", "Tall Hadiya", "Zerbeh", "Khan Tuman"],
    "R-07": ["Damascus", "Harasta", "Al Wafidin camp", "Al Qutayfah", "An Nabk", "Dayr Atiyah", "Qarah", "Hisya", "Homs"],
    "R-08": ["Homs", "Teir Maaleh", "Tallbisah", "Ar Rastan", "Ayyubiyah", "Hamah"],
    "R-09": ["Al Bab", "Bzaah", "Al Arimah", "Qanat ash Shaykh Tabash", "Umm Al Safah", "Manbij"],
    "R-10": ["Manbij", "Ein Issa", "Sharkrak silos", "Sharkrak", "Bir Issa", "Kantari", "Al Aliyah", "Arbaine", "Tall Tamr", "Kafrah/Kesra", "Al Qamishli"],
    "R-11": ["Al Qamishli", "Al Qahtaniyah", "Al Yarubiyah"],
    "R-12": ["Al Qamishli", "Al Qahtaniyah", "Al Jawadiyah", "Al Malikiyah"],
    "R-13": ["Ar Raqqah", "Ratlah", "Ukayrishah", "Sabka", "Ghanim al Ali", "Maadan", "Tabni", "Buwaytiyah", "Al Misrab", "Khurayta", "Ayyash", "Al Bogeleyyah suburb", "Deir ez Zor"],
    "R-14": ["Deir ez Zor", "Deir ez Zor airport", "Al Mariiyah", "Muh Hasan", "At Tub", "Al Boleel", "As Salu", "Az Zabari", "Buqrus", "Al Mayadin", "Mihqan/Mahkan", "Al Asharah", "Dablan", "Subaykhan", "As Salihiyah", "Al Jala", "As Sayyal", "Ghabrah", "Albu Kamal", "Suwayyah", "Al Hiri"],
    "R-15": ["Homs", "Al Furqlus", "Tiyas Military Airbase (T4)", "Al Dowa", "Tadmur/Palmyra", "Silos east of Palmyra/Tadmur", "Arak", "As Sukhnah", "Panorama Army Base", "Deir ez Zor"],
    "R-16": ["Damascus", "Ad Dumayr", "As Sab Biyar", "Zarqa crossroad", "At Tanf"],
    "R-17": ["Anah", "Hadithah", "Al Haqlaniyah"],
    "R-18": ["Mosul"],
    "R-19": ["Zaxo", "Sumayl", "Dihok"],
    "R-20": ["Latakia", "Jablah", "Baniyas", "Tartus", "Tallkalakh", "Khirbat Tin Nur", "Homs", "As Safsafah"],
    "R-21": ["Aleppo Thermal Power Plant", "Dayr Hafir", "Mahdum", "Jirah Airbase", "Maskanah", "Dibsi Afnan", "Shib ad Dakar", "Abu Asi", "Al Mansoura", "Al Barouda", "Kasrat Shaykh Jumah", "Ar Raqqah"],
    "R-22": ["Jarabulus", "Amarinah", "Jubb al Kusa", "Dadat", "Manbij"],
    "R-23": ["Tall Abyad", "Ayn al Arus", "Ein Issa", "Tall as Samn", "Al Huzaymah", "Ar Raqqah"],
    "R-24": ["Damascus", "Al Kiswah", "Ghabaghib", "Khirbat Ghazalah"],
    "R-25": ["Damascus", "Ad Dimas", "Judaydat Yabus"],
    "R-26": ["As Safirah", "Khanasir", "As San", "As Salamiyah", "Hamah"],
}
# Reference points whose own name says that they are on the road (coarse: some are averages of a stretch).
ROAD_POINTS = [
    ("R-06", "Aleppo-Damascus highway", 36.0200, 36.9300),
    ("R-06", "road Maarrat al-Numan - Saraqib", 35.7473, 36.7526),
    ("R-06", "road Murek - Suran", 35.3300, 36.7000),
    ("R-06", "al-Madajin checkpoint", 35.6281, 36.6575),
    ("R-08", "M5 between Rastan and Hama", 35.0176, 36.7500),
    ("R-05", "road Ariha - Jisr al-Shughur", 35.8000, 36.4900),
    ("R-10", "road Aleppo - Hasakah", 36.4200, 39.0700),
    ("R-15", "road Homs - Palmyra", 34.5735, 37.4636),
    ("R-15", "road Palmyra - Sukhnah", 34.6700, 38.6600),
    ("R-15", "road Sukhnah - Deir ez-Zor", 34.9953, 39.5960),
    ("R-20", "road Homs - Tartus", 34.6989, 36.2403),
    ("R-26", "road Khanasir - Ithriya", 35.6257, 37.6169),
    ("R-26", "road Ithriya - Salamiyah", 35.2500, 37.3400),
    ("R-26", "road Aleppo - Khanasir", 36.0200, 37.5000),
]
# Road lengths as commonly given, km: round figures, other start and end points.
KNOWN_KM = {"R-05": 120, "R-08": 47, "R-07": 162, "R-06": 144, "R-21": 195, "R-13": 140, "R-15": 365, "R-18": 120}
FORBIDDEN = re.compile(r"\b(safe|secure|guaranteed|verified|liberated)\b", re.I)
KINDS = {"closure", "reopening", "control_change", "front_line", "strike", "armed_clash", "attack_on_site", "ambush",
         "explosive_hazard", "checkpoint", "ceasefire", "obstruction", "detention_or_denial", "passage"}
errors = []


def need(ok, text):
    if not ok:
        errors.append(text)


def vincenty(a, b):
    """WGS84 distance in km between (lat, lon) pairs."""
    big, f = 6378137.0, 1 / 298.257223563
    small = big * (1 - f)
    lon = math.radians(b[1] - a[1])
    u1, u2 = (math.atan((1 - f) * math.tan(math.radians(p[0]))) for p in (a, b))
    s1, c1, s2, c2 = math.sin(u1), math.cos(u1), math.sin(u2), math.cos(u2)
    lam = lon
    for _ in range(200):
        sl, cl = math.sin(lam), math.cos(lam)
        ss = math.hypot(c2 * sl, c1 * s2 - s1 * c2 * cl)
        if ss == 0:
            return 0.0
        cs = s1 * s2 + c1 * c2 * cl
        sg = math.atan2(ss, cs)
        sa = c1 * c2 * sl / ss
        ca = 1 - sa * sa
        cm = cs - 2 * s1 * s2 / ca if ca else 0.0
        c = f / 16 * ca * (4 + f * (4 - 3 * ca))
        old, lam = lam, lon + (1 - c) * f * sa * (sg + c * ss * (cm + c * cs * (2 * cm * cm - 1)))
        if abs(lam - old) < 1e-12:
            break
    uu = ca * (big * big - small * small) / (small * small)
    k = 1 + uu / 16384 * (4096 + uu * (-768 + uu * (320 - 175 * uu)))
    q = uu / 1024 * (256 + uu * (-128 + uu * (74 - 47 * uu)))
    d = q * ss * (cm + q / 4 * (cs * (2 * cm * cm - 1) - q / 6 * cm * (4 * ss * ss - 3) * (4 * cm * cm - 3)))
    return small * k * (sg - d) / 1000


def to_line(p, line):
    """Distance in km and chainage in km of p on a [lon, lat] line, on a local plane."""
    best, chain, at = 1e9, 0.0, 0.0
    for (alon, alat), (blon, blat) in zip(line, line[1:]):
        m = math.cos(math.radians((alat + blat + 2 * p[0]) / 4))
        ax, ay = (alon - p[1]) * m * 111.32, (alat - p[0]) * 111.0
        dx, dy = (blon - alon) * m * 111.32, (blat - alat) * 111.0
        t = max(0.0, min(1.0, -(ax * dx + ay * dy) / max(dx * dx + dy * dy, 1e-12)))
        d = math.hypot(ax + t * dx, ay + t * dy)
        step = vincenty((alat, alon), (blat, blon))
        if d < best:
            best, at = d, chain + t * step
        chain += step
    return best, at


def to_chord(p, chord):
    """Distance in km of p to the chord of a short [lon, lat] line, on a local plane."""
    alon, alat, blon, blat = *chord[0], *chord[-1]
    m = math.cos(math.radians(p[0]))
    ax, ay = (alon - p[1]) * m * 111.32, (alat - p[0]) * 111.0
    dx, dy = (blon - alon) * m * 111.32, (blat - alat) * 111.0
    t = max(0.0, min(1.0, -(ax * dx + ay * dy) / max(dx * dx + dy * dy, 1e-12)))
    return math.hypot(ax + t * dx, ay + t * dy)


def line_km(line):
    return sum(vincenty((a[1], a[0]), (b[1], b[0])) for a, b in zip(line, line[1:]))


def norm(s):
    s = unicodedata.normalize("NFKD", s.lower())
    s = "".join(ch for ch in s if not unicodedata.combining(ch))
    s = re.sub(r"[إأآٱ]", "ا", s).replace("ة", "ه").replace("ى", "ي")
    s = re.sub(r"[ʻʼ‘’'`´\-]", " ", s).strip()
    s = re.sub(r"\s+(town|village|city|suburb)$", "", s)
    return re.sub(r"\s+", "", re.sub(r"^(al|el|ad|an|ar|as|ash|at|az)\s+", "", s))


def load(name):
    path = STARTER / f"{name}.json"
    raw = path.read_bytes()
    need(b"\r" not in raw, f"{name}: CR in file")
    return json.loads(raw.decode("utf-8"))


def structure(db):
    places, crossings, routes = db["places"], db["crossings"], db["routes"]
    for name, rows in db.items():
        keys = [r["key"] for r in rows]
        need(len(keys) == len(set(keys)), f"{name}: a key is there twice")
        for r in rows:
            hit = FORBIDDEN.search(json.dumps(r, ensure_ascii=False))
            need(not hit, f"{name} {r['key']}: word not to be used: {hit and hit.group()}")
    pk, ck, rk = ({r["key"] for r in rows} for rows in (places, crossings, routes))
    sk, repk = {s["key"] for s in db["sources"]}, {r["key"] for r in db["reports"]}
    need(not pk & ck, "a key is a place and a crossing")
    need(len(places) >= 60 and len(crossings) >= 14 and len(routes) >= 14, "too few places, crossings or routes")
    point = {r["key"]: (r["lat"], r["lon"]) for r in places + crossings}
    for r in places + crossings + routes:
        langs = {n["lang"] for n in r["names"] if not n.get("alias")}
        need({"en", "ar"} <= langs, f"{r['key']}: English or Arabic name missing")
    for r in places + crossings:
        need(29 < r["lat"] < 38 and 35 < r["lon"] < 49, f"{r['key']}: coordinates out of the region")
    for c in crossings:
        need(1 <= len(c["sides"]) <= 2, f"{c['key']}: sides")
        for side in c["sides"]:
            for st in side["statuses"]:
                need(st["source"] in sk, f"{c['key']}: source {st['source']}")
                need(re.fullmatch(r"[A-F][1-6]", st["grade"]), f"{c['key']}: grade {st['grade']}")
    length = {}
    for r in routes:
        k, line = r["key"], r["line"]
        length[k] = line_km(line)
        need(r["from"] in pk and r["to"] in pk, f"{k}: from or to is not a place")
        ends = vincenty(point[r["from"]], line[0][::-1]), vincenty(point[r["to"]], line[-1][::-1])
        need(max(ends) < 2, f"{k}: the line ends {max(ends):.1f} km from its place")
        last = -1.0
        for w in r["waypoints"] + r["crossings"]:
            need(w in point, f"{k}: {w} is neither a place nor a crossing")
        for w in r["waypoints"]:
            d, at = to_line(point[w], line)
            need(d < 2.5, f"{k}: {w} is {d:.1f} km off the line")
            need(at >= last - 2, f"{k}: {w} is out of order")
            last = at
        for w in r["crossings"]:
            need(to_line(point[w], line)[0] < 0.6, f"{k}: crossing {w} is not on the line")
    for r in db["reports"]:
        need(r["source"] in sk, f"{r['key']}: source {r['source']}")
        need(r["example"] is True, f"{r['key']}: not marked as an example")
    used = set()
    for e in db["events"]:
        k = e["key"]
        need(e["kind"] in KINDS, f"{k}: kind {e['kind']}")
        need(e["example"] is True, f"{k}: not marked as an example")
        need(set(e["title"]) == {"en", "ar", "fr"}, f"{k}: title")
        need(e["place"] is None or e["place"] in point, f"{k}: place {e['place']}")
        need(e["reports"], f"{k}: no report")
        for x in e["reports"]:
            need(x["report"] in repk, f"{k}: report {x['report']}")
            used.add(x["report"])
        d = e["detail"]
        span = d["scope"] if isinstance(d.get("scope"), dict) and "route" in d["scope"] else d if "route" in d else None
        if span:
            need(span["route"] in rk and 0 <= span["from_km"] < span["to_km"] <= length[span["route"]], f"{k}: km outside the route")
        if isinstance(d.get("scope"), dict) and "crossing" in d["scope"]:
            need(d["scope"]["crossing"] in ck, f"{k}: crossing")
    need(not repk - used, f"reports without an event: {sorted(repk - used)}")
    return length


def gazetteer():
    rows = []
    path = DATA / "gazetteer" / "geonames_cities500_crisis_countries.csv.gz"
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as f:
            for r in csv.DictReader(f):
                if r["countrycode"] in ("SY", "IQ", "TR", "LB", "JO"):
                    names = {norm(n) for n in [r["name"], *r["alternatenames"].split("|")]}
                    rows.append((names, float(r["latitude"]), float(r["longitude"]), "GeoNames"))
    path = DATA / "gazetteer" / "ucdp_derived_syria_places_prec1.csv"
    if path.exists():
        with open(path, encoding="utf-8") as f:
            for r in csv.DictReader(f):
                names = {norm(n) for n in [r["name"], *r["name"].split("/")]}
                rows.append((names, float(r["latitude"]), float(r["longitude"]), "UCDP"))
    path = DATA / "crossings" / "border_crossings_SY_IQ_wikipedia_2017snapshot.csv"
    cross = list(csv.DictReader(open(path, encoding="utf-8"))) if path.exists() else []
    return rows, cross


def main():
    db = {n: load(n) for n in ("places", "crossings", "routes", "sources", "reports", "events")}
    length = structure(db)
    print({n: len(r) for n, r in db.items()})
    for e in errors:
        print("WRONG", e)
    rows, cross = gazetteer()
    if not rows:
        print(f"no reference data in {DATA}: coordinates not compared")
        return 1 if errors else 0

    offs, none = [], []
    for p in db["places"]:
        names = {norm(n["text"]) for n in p["names"]}
        here = [(vincenty((p["lat"], p["lon"]), (la, lo)), src) for nn, la, lo, src in rows if names & nn]
        here = [h for h in here if h[0] < 25]
        (offs.append((min(here)[0], p["key"], min(here)[1])) if here else none.append(p["key"]))
    offs.sort()
    print(f"\nplaces compared {len(offs)}: median {statistics.median(o[0] for o in offs):.2f} km, "
          f"90 % below {offs[int(.9 * len(offs))][0]:.2f} km, largest {offs[-1][0]:.2f} km")
    print("  above 1 km:", ", ".join(f"{k} {d:.1f}" for d, k, _ in offs if d > 1) or "none")
    print("  no reference:", ", ".join(none) or "none")
    if cross:
        print("\ncrossings Syria-Iraq against the snapshot of 2017:")
        for r in cross:
            d, k = min((vincenty((c["lat"], c["lon"]), (float(r["latitude"]), float(r["longitude"]))), c["key"]) for c in db["crossings"])
            print(f"  {r['name']:45} {k:24} {d:5.2f} km")

    chords = []
    path = DATA / "ucdp" / "syria_routes.geojson"
    if path.exists():
        chords = [f["geometry"]["coordinates"] for f in json.loads(path.read_text(encoding="utf-8"))["features"]]
    print("\nroute   km   known  gap  settlements  median  max (which)                  | median, 90 % to inter-town chords")
    total = []
    for r in db["routes"]:
        k, line = r["key"], r["line"]
        got = []
        for name in ON_ROAD.get(k, []):
            d = min((to_line((la, lo), line)[0] for nn, la, lo, _ in rows if norm(name) in nn), default=None)
            got.append((d, name)) if d is not None and d < 15 else print(f"  {k}: {name} not in the reference files")
        total += [d for d, _ in got]
        gap = max(vincenty(a[::-1], b[::-1]) for a, b in zip(line, line[1:]))
        ch = ""
        if chords:
            ds = sorted(min((to_chord((lat, lon), q) for q in chords
                             if abs(q[0][1] - lat) < .3 and abs(q[0][0] - lon) < .4), default=99) for lon, lat in line)
            ch = f"{statistics.median(ds):5.1f} {ds[int(.9 * len(ds))]:5.1f}" if statistics.median(ds) < 50 else "outside"
        worst = max(got) if got else (0, "-")
        print(f"{k}  {length[k]:6.1f}  {KNOWN_KM.get(k, '-'):>4} {gap:5.1f}  {len(got):11}  "
              f"{statistics.median(d for d, _ in got) if got else 0:6.2f}  {worst[0]:4.2f} ({worst[1]:24}) | {ch}")
    print(f"all settlements on roads: {len(total)}, median {statistics.median(total):.2f} km, max {max(total):.2f} km")
    print("\npoints that the reference itself calls a road:")
    line = {r["key"]: r["line"] for r in db["routes"]}
    for k, name, la, lo in ROAD_POINTS:
        print(f"  {k} {name:34} {to_line((la, lo), line[k])[0]:5.2f} km")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
