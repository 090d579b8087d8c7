"""Rebuilds every table: `python -m knowledge.build --data ../shared/data`."""

from __future__ import annotations

import argparse
from pathlib import Path

from knowledge import cities, organisations, persons, regions, towns


def main() -> None:
    """Write the tables and say how many rows each has."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds actors/")
    data: Path = parser.parse_args().data
    counted = {"persons": persons.build(data)}
    counted["organisations"], counted["outlets"] = organisations.build(data)
    counted["cities"], counted["countries"] = cities.build()
    counted["regions"] = regions.build()
    counted["towns"] = towns.build()
    for name, number in counted.items():
        print(f"{name:14} {number:7}")


if __name__ == "__main__":
    main()
