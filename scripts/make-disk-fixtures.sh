#!/bin/sh
# Makes the disk images in test/fixtures/disks with tools that share no code with this project, and checks them
# with others again. Run it on Debian as root; it writes the same facts each time, but qemu-img draws new CIDs.
#   apt-get install -y qemu-utils ldmtool fdisk gdisk dosfstools libvhdi-utils python3
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out="$here/../test/fixtures/disks"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

say() { printf '%s\n' "$*" >&2; }
ldm_ok() { ldmtool scan "$1" 2>/dev/null | grep -q 81f5033e || { say "$1: ldmtool sees no disk group"; exit 1; }; }

# Raw images of 4 MiB: what the guest sees.
for raw in ldm-mbr ldm-gpt basic-mbr basic-gpt floppy-like blank; do truncate -s 4M $raw.raw; done
printf 'label: dos\nlabel-id: 0x4c444d31\nstart=63, size=6081, type=42\n' | sfdisk -q ldm-mbr.raw
printf 'label: dos\nlabel-id: 0x4c444d32\nstart=63, size=8001, type=7, bootable\n' | sfdisk -q basic-mbr.raw
guid=11111111-2222-3333-4444-55555555555
sgdisk -a1 -U ${guid}0 -n 1:34:2081 -t 1:4201 -u 1:${guid}1 -n 2:2082:8158 -t 2:4200 -u 2:${guid}2 ldm-gpt.raw >/dev/null
sgdisk -a1 -U ${guid}3 -n 1:34:2081 -t 1:0C01 -u 1:${guid}4 -n 2:2082:8158 -t 2:0700 -u 2:${guid}5 basic-gpt.raw >/dev/null
mkfs.vfat -i 4c444d33 --invariant floppy-like.raw >/dev/null
"$here/make-ldm-image.py" mbr ldm-mbr.raw
"$here/make-ldm-image.py" gpt ldm-gpt.raw
ldm_ok ldm-mbr.raw
ldm_ok ldm-gpt.raw
for raw in basic-mbr basic-gpt; do ! ldmtool scan $raw.raw 2>/dev/null | grep -q -e '-.*-'; done
cp --sparse=always ldm-mbr.raw ldm-mbr-2gb.raw
truncate -s 2050M ldm-mbr-2gb.raw

# Each raw image in the containers of VMware and Microsoft.
vmdk() { qemu-img convert -q -f raw -O vmdk -o "subformat=$2,adapter_type=lsilogic" "$1.raw" "$1-$3.vmdk"; }
vhd() { qemu-img convert -q -f raw -O vpc -o "subformat=$2,force_size=on" "$1.raw" "$1-$2.vhd"; }
for raw in ldm-mbr ldm-gpt basic-mbr basic-gpt; do
  vmdk $raw monolithicSparse sparse
  vmdk $raw monolithicFlat flat
  vhd $raw fixed
  vhd $raw dynamic
done
vmdk ldm-mbr twoGbMaxExtentFlat split-flat
vmdk ldm-mbr streamOptimized stream
vmdk ldm-mbr-2gb twoGbMaxExtentSparse split
vmdk floppy-like monolithicSparse sparse
vmdk blank monolithicSparse sparse
vmdk blank streamOptimized stream
# Virtual PC before 2004 wrote footers of 511 bytes.
cp ldm-mbr-fixed.vhd ldm-mbr-fixed-511.vhd
truncate -s -1 ldm-mbr-fixed-511.vhd

# Snapshot links. The first child of each kind holds nothing, the second was converted after the snapshot.
qemu-img create -q -f vmdk -F vmdk -b ldm-mbr-sparse.vmdk child-empty.vmdk
qemu-img create -q -f vmdk -F vmdk -b basic-mbr-sparse.vmdk child-written.vmdk
dd if=ldm-mbr.raw of=first.raw bs=64K count=1 status=none
qemu-io -f vmdk -c 'write -q -s first.raw 0 64k' child-written.vmdk >/dev/null
"$here/make-vhd-child.py" ldm-mbr-dynamic.vhd child-empty.vhd
"$here/make-vhd-child.py" basic-mbr-dynamic.vhd child-basic.vhd
"$here/make-vhd-child.py" basic-mbr-dynamic.vhd child-written.vhd ldm-mbr.raw
for child in child-empty child-basic child-written; do vhdiinfo $child.vhd | grep -q 'Differential' || { say "$child.vhd: vhdiinfo sees no differencing disk"; exit 1; }; done

# An ESX snapshot: a text descriptor, a COWD delta, and a preallocated base on VMFS.
"$here/make-cowd-delta.py" ldm-mbr.raw esx-000001-delta.vmdk
"$here/make-cowd-delta.py" ldm-mbr.raw esx2.vmdk.REDO esx2.vmdk
cp basic-mbr.raw esx-flat.vmdk
cat > esx.vmdk <<'TEXT'
# Disk DescriptorFile
version=1
CID=6f0a1c2e
parentCID=ffffffff
isNativeSnapshot="no"
createType="vmfs"

# Extent description
RW 8192 VMFS "esx-flat.vmdk"

# The Disk Data Base
#DDB

ddb.virtualHWVersion = "7"
ddb.geometry.cylinders = "4"
ddb.geometry.heads = "64"
ddb.geometry.sectors = "32"
ddb.adapterType = "lsilogic"
TEXT
cat > esx-000001.vmdk <<'TEXT'
# Disk DescriptorFile
version=1
CID=71c2d3e4
parentCID=6f0a1c2e
isNativeSnapshot="no"
createType="vmfsSparse"
parentFileNameHint="esx.vmdk"

# Extent description
RW 8192 VMFSSPARSE "esx-000001-delta.vmdk"

# The Disk Data Base
#DDB

ddb.longContentID = "0123456789abcdef0123456771c2d3e4"
TEXT

# What was written is what another program reads.
same() { qemu-img compare -q -f raw -F "$2" "$1" "$3" || { say "$3 does not hold $1"; exit 1; }; }
same ldm-mbr.raw vmdk child-empty.vmdk
for raw in ldm-mbr ldm-gpt basic-mbr basic-gpt; do
  for kind in sparse flat; do same $raw.raw vmdk $raw-$kind.vmdk; done
  for kind in fixed dynamic; do same $raw.raw vpc $raw-$kind.vhd; done
done
for kind in split-flat stream; do same ldm-mbr.raw vmdk ldm-mbr-$kind.vmdk; done
for made in child-written.vmdk esx-000001.vmdk; do
  qemu-img convert -q -f vmdk -O raw $made back.raw
  cmp -n 32768 back.raw ldm-mbr.raw || { say "$made does not begin like ldm-mbr.raw"; exit 1; }
done

# Only these are kept. Text stays text, all else is compressed.
mkdir -p "$out"
find "$out" -type f ! -name README.md -delete
rm -f ./*.raw
for file in *; do
  if [ "$(head -c 21 "$file")" = '# Disk DescriptorFile' ]; then cp "$file" "$out/"; else gzip -9n < "$file" > "$out/$file.gz"; fi
done
du -sb "$out" >&2
