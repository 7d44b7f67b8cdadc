"""Passage and its peers side by side: makes the data, checks that all answers agree, then prints the times.

    python compare.py [--data DIR] [--events N] [--routes N] [--runs N] [--peers geopandas,duckdb,postgis] [--keep]

Without --keep the data is made anew. Nothing is said about times unless the answers agree.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT / "target" / "benches")
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--routes", type=int, default=2_000)
    parser.add_argument("--runs", type=int, default=3, help="timed runs of each, after one that is not counted")
    parser.add_argument("--peers", default="geopandas,duckdb,postgis")
    parser.add_argument("--keep", action="store_true", help="take the data and the answers that are there")
    return parser.parse_args()


def export(args):
    """Our own answer and times."""
    size = [str(args.events), str(args.routes)]
    command = ["cargo", "bench", "-p", "passage-tests", "--bench", "method", "--", "export", args.data.resolve()]
    subprocess.run([*command, *size], check=True, cwd=ROOT)


def peer(name, args):
    """One peer in a process of its own; None where it is missing or fails."""
    kept = args.data / f"{name}.json"
    if not (args.keep and kept.exists()):
        command = [sys.executable, HERE / f"with_{name}.py", args.data, str(args.runs)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            print(f"{name}: not measured\n{done.stderr[-2000:]}", file=sys.stderr)
            return None
        kept.write_text(done.stdout.splitlines()[-1])
    return json.loads(kept.read_text())


def agree(name, sums, low, high, reference):
    """Whether sums lie between those with every distance a little longer and a little shorter."""
    rounding = 1e-6
    outside = (sums < low * (1 - rounding)) | (sums > high * (1 + rounding))
    difference = np.abs(sums - reference) / reference
    print(
        f"  {name:<10} {np.count_nonzero(outside)} of {len(sums)} segments outside the bounds; from GeoPandas: "
        f"median {np.median(difference):.1e}, 99 % {np.quantile(difference, 0.99):.1e}, most {difference.max():.1e}"
    )
    return not outside.any()


def main():
    args = arguments()
    if not args.keep:
        export(args)
    told = json.loads((args.data / "passage.json").read_text())
    print(told["about"])
    found = {name: peer(name, args) for name in args.peers.split(",")}
    found = {name: result for name, result in found.items() if result}

    if "geopandas" not in found:
        sys.exit("the bounds of the comparison come from GeoPandas, which is missing")
    if not (args.keep and (args.data / "high.npy").exists()):
        subprocess.run([sys.executable, HERE / "bounds.py", args.data], check=True)
    low, high, reference = (np.load(args.data / f"{name}.npy") for name in ("low", "high", "geopandas"))
    width = (high - low) / reference
    print(f"bounds: median width {np.median(width):.1e} of the sum, 99 % {np.quantile(width, 0.99):.1e}")
    ours = np.loadtxt(args.data / "sums.csv", delimiter=",", skiprows=1)[:, 1]
    answers = {"passage": ours} | {name: np.load(args.data / f"{name}.npy") for name in found}
    if not all([agree(name, sums, low, high, reference) for name, sums in answers.items()]):
        sys.exit("the answers differ by more than the earth models explain: no times")

    rows = [("Passage, join alone", min(told["join_ms"]), told["join_cpu_ms"])]
    rows += sorted(((r["version"], min(r["ms"]), r["cpu_ms"]) for r in found.values()), key=lambda row: row[1])
    (_, best, least) = rows[0]
    print(f"\n| {'':<52} | best, s | computing, s | Passage is faster by | computes less by |")
    print(f"|{'-' * 54}|{'-' * 9}|{'-' * 14}|{'-' * 22}|{'-' * 18}|")
    for name, wall, cpu in rows:
        ratios = (f"{wall / best:.1f} x", f"{cpu / least:.1f} x") if wall != best or cpu != least else ("", "")
        print(f"| {name:<52} | {wall / 1e3:>7.2f} | {cpu / 1e3:>12.2f} | {ratios[0]:>20} | {ratios[1]:>16} |")


if __name__ == "__main__":
    main()
