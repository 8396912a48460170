#!/bin/sh
# Makes the small disk images in examples/ with tools that share no code with this project.
#   apt-get install -y qemu-utils fdisk python3
set -eu
here=$(cd "$(dirname "$0")" && pwd)
examples="$here/../examples"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# A basic disk with one partition, as a cluster needs it, and a Windows dynamic disk, which no cluster takes.
truncate -s 1M basic.raw
printf 'label: dos\nlabel-id: 0x514f5255\nstart=63, size=1953, type=7\n' | sfdisk -q basic.raw
truncate -s 4M dynamic.raw
printf 'label: dos\nlabel-id: 0x4c444d31\nstart=63, size=6081, type=42\n' | sfdisk -q dynamic.raw
"$here/make-ldm-image.py" mbr dynamic.raw
truncate -s 1M blank.raw

vmdk() { qemu-img convert -q -f raw -O vmdk -o "subformat=$2,adapter_type=lsilogic" "$1" quorum.vmdk; }
vhd() { qemu-img convert -q -f raw -O vpc -o "subformat=$2,force_size=on" "$1" quorum.vhd; }

# GSX: preallocated is right; growable and dynamic are two mistakes in one file.
vmdk basic.raw monolithicFlat
mkdir -p "$examples/3-gsx-in-a-box/right/shared" "$examples/3-gsx-in-a-box/wrong/shared"
mv quorum.vmdk quorum-flat.vmdk "$examples/3-gsx-in-a-box/right/shared"
vmdk dynamic.raw monolithicSparse
mv quorum.vmdk "$examples/3-gsx-in-a-box/wrong/shared"

# Virtual Server: a fixed VHD is right, a dynamically expanding one is not.
mkdir -p "$examples/6-virtual-server-in-a-box/right/shared" "$examples/6-virtual-server-in-a-box/wrong/shared"
vhd basic.raw fixed
mv quorum.vhd "$examples/6-virtual-server-in-a-box/right/shared"
vhd blank.raw dynamic
mv quorum.vhd "$examples/6-virtual-server-in-a-box/wrong/shared"
