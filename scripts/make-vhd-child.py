#!/usr/bin/env python3
"""Writes a differencing VHD over a dynamic or fixed VHD, holding the sectors in which another image differs.

    make-vhd-child.py PARENT CHILD [RAW]

PARENT  the parent VHD; only its footer is read
CHILD   the file to write; it names PARENT by its file name, in the header and by a relative locator
RAW     raw image of what the guest sees. Its sectors up to 63 that are not all zero are stored in the child;
        without it the child holds no block and everything comes from the parent.

Debian's qemu-img cannot write this kind. Layout: Microsoft, "Virtual Hard Disk Image Format Specification" 1.0.
All numbers are big-endian.
"""
import os
import struct
import sys
import uuid

SECTOR = 512
BLOCK = 2 * 1024 * 1024
STORED_SECTORS = 64
NONE = 0xFFFFFFFF


def checksum(buffer, at):
    return ~sum(byte for index, byte in enumerate(buffer) if not at <= index < at + 4) & 0xFFFFFFFF


def footer(parent):
    foot = bytearray(parent)
    struct.pack_into(">Q", foot, 16, SECTOR)
    struct.pack_into(">I", foot, 60, 4)
    foot[68:84] = uuid.uuid5(uuid.NAMESPACE_DNS, "child.vhd.invalid").bytes
    struct.pack_into(">I", foot, 64, checksum(foot, 64))
    return foot


def header(parent, name, table_at, entries, locator_at, locator_length):
    head = bytearray(1024)
    struct.pack_into(">8sQQIII", head, 0, b"cxsparse", 0xFFFFFFFFFFFFFFFF, table_at, 0x00010000, entries, BLOCK)
    head[40:56] = parent[68:84]
    head[64:576] = name.encode("utf-16-be").ljust(512, b"\0")
    struct.pack_into(">4sIIIQ", head, 576, b"W2ru", SECTOR, locator_length, 0, locator_at)
    struct.pack_into(">I", head, 36, checksum(head, 36))
    return head


def stored_block(raw):
    bitmap = bytearray(SECTOR)
    data = bytearray(BLOCK)
    for sector in range(STORED_SECTORS):
        content = raw[sector * SECTOR:(sector + 1) * SECTOR]
        if any(content):
            bitmap[sector // 8] |= 0x80 >> sector % 8
            data[sector * SECTOR:(sector + 1) * SECTOR] = content
    return bytes(bitmap + data)


def main(parent_path, child_path, raw_path=None):
    with open(parent_path, "rb") as parent_file:
        parent_file.seek(-SECTOR, os.SEEK_END)
        parent = parent_file.read()
    capacity = struct.unpack_from(">Q", parent, 48)[0]
    entries = (capacity + BLOCK - 1) // BLOCK
    name = os.path.basename(parent_path)
    locator = (".\\" + name).encode("utf-16-le")
    table_at = SECTOR + 1024
    table_size = (entries * 4 + SECTOR - 1) // SECTOR * SECTOR
    locator_at = table_at + table_size
    block_at = locator_at + SECTOR
    table = [NONE] * entries
    block = b""
    if raw_path:
        with open(raw_path, "rb") as raw_file:
            block = stored_block(raw_file.read(STORED_SECTORS * SECTOR))
        table[0] = block_at // SECTOR
    foot = footer(parent)
    with open(child_path, "wb") as child:
        child.write(foot)
        child.write(header(parent, name, table_at, entries, locator_at, len(locator)))
        child.write(struct.pack(f">{entries}I", *table).ljust(table_size, b"\xff"))
        child.write(locator.ljust(SECTOR, b"\0"))
        child.write(block)
        child.write(foot)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit("usage: make-vhd-child.py PARENT CHILD [RAW]")
    main(*sys.argv[1:])
