#!/usr/bin/env python3
"""Writes a Windows dynamic disk (LDM) database into a raw disk image that already has a partition table.

    make-ldm-image.py mbr IMAGE    one partition of type 0x42: PRIVHEAD in sector 6, database in the last MiB
    make-ldm-image.py gpt IMAGE    database in sectors 34-2081, PRIVHEAD in the last of them

The database describes one disk group with one simple volume. It is made for test images only: nothing of it
comes from the code under test, and `ldmtool scan` accepts the result.

Layout: "Linux LDM documentation" by R. Russon and A. Altaparmakov. All numbers are big-endian.
"""
import struct
import sys
import uuid

SECTOR = 512
DATABASE_SECTORS = 2048
VMDB_AT, CONFIG_SECTORS = 17, 1481
LOG_AT, LOG_SECTORS = 1498, 224
VBLK_SIZE = 128
GROUP_NAME = "ClusterDg0"
# Names derived from a fixed word keep the images the same from run to run.
GROUP = uuid.uuid5(uuid.NAMESPACE_DNS, "group.ldm.invalid")
HOST = uuid.uuid5(uuid.NAMESPACE_DNS, "host.ldm.invalid")
DISK = uuid.uuid5(uuid.NAMESPACE_DNS, "disk.ldm.invalid")
VOLUME = uuid.uuid5(uuid.NAMESPACE_DNS, "volume.ldm.invalid")


def put(buffer, offset, layout, *values):
    struct.pack_into(">" + layout, buffer, offset, *values)


def private_head(data_start, data_size, config_start, config_size):
    head = bytearray(SECTOR)
    put(head, 0, "8sIHH", b"PRIVHEAD", 0, 2, 12)
    put(head, 16, "QQQQ", 0, 7, 2048 - 127, 2048)
    for offset, guid in ((48, DISK), (112, HOST), (176, GROUP)):
        put(head, offset, "64s", str(guid).encode())
    put(head, 240, "32sH", GROUP_NAME.encode(), 0x0200)
    put(head, 283, "QQQQ", data_start, data_size, config_start, config_size)
    put(head, 315, "QQIIQQ", 2, 2046, 1, 1, CONFIG_SECTORS, LOG_SECTORS)
    return head


def table_of_contents():
    toc = bytearray(SECTOR)
    put(toc, 0, "8sI4xI", b"TOCBLOCK", 1, 1)
    put(toc, 36, "8sHQQQ", b"config", 0, VMDB_AT, CONFIG_SECTORS, 0x600000000)
    put(toc, 70, "8sHQQQ", b"log", 0, LOG_AT, LOG_SECTORS, 0x600000000)
    return toc


def database_head(records):
    head = bytearray(SECTOR)
    put(head, 0, "4sIIIHHH", b"VMDB", 4 + records - 1, VBLK_SIZE, SECTOR, 1, 4, 10)
    put(head, 22, "31s64s", GROUP_NAME.encode(), str(GROUP).encode())
    # Committed and pending sequence, then the committed volumes, components, partitions and disks.
    put(head, 117, "QQIIII", 5, 5, 1, 1, 1, 1)
    return head


def number(value):
    raw = value.to_bytes(max(1, (value.bit_length() + 7) // 8), "big")
    return bytes([len(raw)]) + raw


def text(value):
    return bytes([len(value)]) + value.encode()


def record(sequence, kind, flags, body):
    entry = struct.pack(">4sIIHH", b"VBLK", sequence, sequence, 0, 1)
    entry += struct.pack(">HBBI", 0, flags, kind, len(body)) + body
    assert len(entry) <= VBLK_SIZE, "the record would span two entries"
    return entry.ljust(VBLK_SIZE, b"\0")


def records(sectors):
    group, disk, volume, component, partition = 1, 2, 3, 4, 5
    zero = bytes
    return [
        record(4, 0x35, 0, number(group) + text(GROUP_NAME) + text(str(GROUP)) + zero(12)),
        record(5, 0x34, 0, number(disk) + text("Disk1") + text(str(DISK)) + text("") + zero(12)),
        record(6, 0x51, 0, number(volume) + text("Volume1") + text("gen") + text("")
               + b"ACTIVE".ljust(14, b"\0") + b"\x03" + zero(1) + b"\x01" + zero(3) + b"\0"
               + number(1) + zero(16) + number(sectors) + zero(4) + b"\x07" + VOLUME.bytes),
        record(7, 0x32, 0, number(component) + text("Volume1-01") + text("ACTIVE") + b"\x02" + zero(4)
               + number(1) + zero(16) + number(volume) + zero(1)),
        record(8, 0x33, 0, number(partition) + text("Disk1-01") + zero(12) + struct.pack(">QQ", 0, 0)
               + number(sectors) + number(component) + number(disk)),
    ]


def database(sectors, length):
    area = bytearray(length * SECTOR)
    for at in (1, 2, length - 3, length - 2):
        area[at * SECTOR:(at + 1) * SECTOR] = table_of_contents()
    entries = records(sectors)
    content = database_head(len(entries)) + b"".join(entries)
    # Unused entries up to the end of the table carry the magic too; a few are enough for readers.
    for unused in range(16):
        content += struct.pack(">4sI8x", b"VBLK", 4 + len(entries) + unused).ljust(VBLK_SIZE, b"\0")
    area[VMDB_AT * SECTOR:VMDB_AT * SECTOR + len(content)] = content
    return area


def main(table, path):
    with open(path, "r+b") as image:
        total = image.seek(0, 2) // SECTOR
        if table == "mbr":
            data_start, config_start, config_size = 63, total - DATABASE_SECTORS, DATABASE_SECTORS
            data_size = config_start - data_start
            private_heads = (6, config_start + 1856, config_start + DATABASE_SECTORS - 1)
        else:
            config_start, config_size, data_start = 34, DATABASE_SECTORS - 1, 34 + DATABASE_SECTORS
            data_size = total - 34 - data_start
            private_heads = (config_start + config_size, config_start + 1856)
        image.seek(config_start * SECTOR)
        image.write(database(data_size, config_size))
        for sector in private_heads:
            image.seek(sector * SECTOR)
            image.write(private_head(data_start, data_size, config_start, config_size))


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("mbr", "gpt"):
        sys.exit("usage: make-ldm-image.py mbr|gpt IMAGE")
    main(sys.argv[1], sys.argv[2])
