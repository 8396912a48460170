#!/usr/bin/env python3
"""Writes an ESX redo log (COWD, the extent type VMFSSPARSE) that holds the first sectors of a raw image.

    make-cowd-delta.py RAW DELTA [PARENT]

RAW     the image; its sectors up to 63 that are not all zero become grains of one sector each
DELTA   the file to write
PARENT  name of the parent to write into the header, as redo logs of ESX 2 do

No Debian tool writes this kind; qemu-img reads it. Layout: VMware, "Virtual Disk Format 1.1", and for the header
the documentation of libvmdk. All numbers are little-endian.
"""
import os
import struct
import sys

SECTOR = 512
TABLE_ENTRIES = 4096
HEADER_SECTORS = 4
STORED_SECTORS = 64


def header(capacity, directory_entries, next_free, parent):
    head = bytearray(HEADER_SECTORS * SECTOR)
    struct.pack_into("<4sIIIIIII", head, 0, b"COWD", 1, 3, capacity, 1, HEADER_SECTORS, directory_entries, next_free)
    if parent:
        head[32:32 + 1024] = parent.encode().ljust(1024, b"\0")
    struct.pack_into("<I", head, 1060, 1)
    return head


def main(raw_path, delta_path, parent=None):
    capacity = os.path.getsize(raw_path) // SECTOR
    directory_entries = (capacity + TABLE_ENTRIES - 1) // TABLE_ENTRIES
    directory_sectors = (directory_entries * 4 + SECTOR - 1) // SECTOR
    table_at = HEADER_SECTORS + directory_sectors
    grain_at = table_at + TABLE_ENTRIES * 4 // SECTOR
    table = [0] * TABLE_ENTRIES
    grains = []
    with open(raw_path, "rb") as raw:
        for sector in range(STORED_SECTORS):
            content = raw.read(SECTOR)
            if any(content):
                table[sector] = grain_at + len(grains)
                grains.append(content)
    directory = struct.pack("<I", table_at).ljust(directory_sectors * SECTOR, b"\0")
    with open(delta_path, "wb") as delta:
        delta.write(header(capacity, directory_entries, grain_at + len(grains), parent))
        delta.write(directory)
        delta.write(struct.pack(f"<{TABLE_ENTRIES}I", *table))
        delta.write(b"".join(grains))


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit("usage: make-cowd-delta.py RAW DELTA [PARENT]")
    main(*sys.argv[1:])
