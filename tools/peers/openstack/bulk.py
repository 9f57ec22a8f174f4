#!/usr/bin/python3
"""Tops a peer's Glance up to N images, straight into its tables: thousands a second, where the API makes a few.

usage: bulk.py STATE_FOLDER N
"""
import datetime
import hashlib
import json
import random
import sqlite3
import sys
import uuid

DISTRIBUTIONS = [
    ("debian", "12"),
    ("ubuntu", "22.04"),
    ("ubuntu", "24.04"),
    ("rocky", "9.4"),
    ("almalinux", "8.10"),
    ("fedora", "41"),
    ("opensuse", "15.6"),
    ("windows", "2022"),
]
ARCHITECTURES = ["x86_64", "x86_64", "x86_64", "aarch64", "ppc64le", "s390x"]


def insert(connection, table, row):
    columns = ", ".join(row)
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(row.values()))


def add_image(connection, state, owner, number, chance):
    image_id = str(uuid.UUID(int=chance.getrandbits(128), version=4))
    distribution, version = DISTRIBUTIONS[number % len(DISTRIBUTIONS)]
    # Groups of ten share their time of creation, so that paging has ties to break.
    at = datetime.datetime(2024, 1, 1) + datetime.timedelta(minutes=number // 10)
    # SQLite compares times as text: another number of digits than Glance writes would break paging through ties.
    stamp = at.isoformat(" ", "microseconds")
    times = {"created_at": stamp, "updated_at": stamp, "deleted": 0}
    insert(connection, "images", {
        "id": image_id,
        "name": f"{distribution}-{version}-bulk-{number:06d}",
        "size": 2_147_483_648 + number,
        "status": "active",
        "disk_format": "qcow2",
        "container_format": "bare",
        "checksum": hashlib.md5(image_id.encode()).hexdigest(),
        "owner": owner,
        "min_disk": 10,
        "min_ram": 512,
        "protected": 0,
        "visibility": "public" if number % 4 == 0 else "private",
        "os_hidden": 0,
        "os_hash_algo": "sha512",
        "os_hash_value": hashlib.sha512(image_id.encode()).hexdigest(),
        **times,
    })
    properties = {
        "os_distro": distribution,
        "os_version": version,
        "architecture": ARCHITECTURES[number % len(ARCHITECTURES)],
        "os_type": "windows" if distribution == "windows" else "linux",
    }
    for name, value in properties.items():
        insert(connection, "image_properties", {"image_id": image_id, "name": name, "value": value, **times})
    insert(connection, "image_locations", {
        "image_id": image_id,
        "value": f"file://{state}/images/{image_id}",
        "meta_data": '{"store": "store"}',
        "status": "active",
        **times,
    })
    insert(connection, "image_tags", {"image_id": image_id, "value": "bulk", **times})


def main():
    state, wanted = sys.argv[1], int(sys.argv[2])
    with open(f"{state}/credentials.json", encoding="utf-8") as file:
        owner = json.load(file)["project"]["id"]
    connection = sqlite3.connect(f"{state}/glance.sqlite", timeout=30)
    with connection:
        present = connection.execute("SELECT count(*) FROM images WHERE deleted = 0").fetchone()[0]
        for number in range(present, wanted):
            add_image(connection, state, owner, number, random.Random(number))
    print(f"{max(0, wanted - present)} images put into the tables", file=sys.stderr)


main()
