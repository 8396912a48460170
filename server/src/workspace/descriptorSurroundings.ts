import { extentTypeOf } from '../disk/extentTypes.js';
import { READ_LIMIT } from '../disk/inspectDisk.js';
import { limitReads, openFiles } from '../disk/reading.js';
import { recognise } from '../disk/recognise.js';
import { SPARSE_KIND_LENGTH, sparseKindOf } from '../disk/sparseHead.js';
import {
  CHAIN_LIMIT,
  EXTENT_LIMIT,
  type Chain,
  type ChainLink,
  type DescriptorFiles,
  type FoundExtent,
} from '../lint/descriptor/descriptorFiles.js';
import { baseName } from '../machine/diskPath.js';
import type { DescriptorExtent, VmdkDescriptor } from '../syntax/vmdk/descriptor.js';
import type { FileSystem } from './fileSystem.js';
import { imageSource, openerFor } from './imageSources.js';
import { resolveNamed, type Resolved, type ResolvedFile } from './roots.js';

interface Cached {
  /** What the answer depends on in the descriptor's text. */
  readonly names: string;
  readonly files: Promise<DescriptorFiles>;
}

/**
 * Looks for the files that open descriptors name: only inside the folders that may be read, and only at their heads. As
 * long as the names stay and nothing changes on disk, the disk is asked once.
 */
export class DescriptorSurroundings {
  readonly #fs: FileSystem;
  readonly #cache = new Map<string, Cached>();

  constructor(fs: FileSystem) {
    this.#fs = fs;
  }

  /** @param roots URIs of the folders that may be read. Never rejects. */
  of(uri: string, descriptor: VmdkDescriptor, roots: readonly string[]): Promise<DescriptorFiles> {
    const names = namesIn(descriptor, roots);
    const cached = this.#cache.get(uri);
    if (cached?.names === names) return cached.files;
    const files = lookFor(this.#fs, uri, descriptor, roots);
    this.#cache.set(uri, { names, files });
    return files;
  }

  /** The editor has closed the descriptor. */
  forget(uri: string): void {
    this.#cache.delete(uri);
  }

  /** Some file changed on disk: everything is looked for again when somebody asks. */
  changed(): void {
    this.#cache.clear();
  }
}

function namesIn({ extents, parentFileNameHint }: VmdkDescriptor, roots: readonly string[]): string {
  const asked = extents.slice(0, EXTENT_LIMIT).map(({ access, type, file }) => [access, type, file]);
  return JSON.stringify([asked, parentFileNameHint, roots]);
}

async function lookFor(
  fs: FileSystem,
  uri: string,
  { extents, parentFileNameHint }: VmdkDescriptor,
  roots: readonly string[],
): Promise<DescriptorFiles> {
  // A text that was never saved lies in no folder, so nothing can be beside it.
  if (!(await fs.stat(uri))) {
    return {
      extents: extents.map(() => ({ state: 'unasked' })),
      chain: { links: [], end: { kind: 'base' } },
    };
  }
  const found = extents.map(async (extent, index): Promise<FoundExtent> =>
    index < EXTENT_LIMIT ? lookForExtent(fs, uri, extent, roots) : { state: 'unasked' },
  );
  return {
    extents: await Promise.all(found),
    chain: await followChain(fs, uri, parentFileNameHint, roots),
  };
}

async function lookForExtent(
  fs: FileSystem,
  uri: string,
  { access, type, file }: DescriptorExtent,
  roots: readonly string[],
): Promise<FoundExtent> {
  const known = extentTypeOf(type);
  // Nothing about a raw mapping can be told from files.
  if (file === undefined || access === 'NOACCESS' || known?.kind === 'raw') return { state: 'unasked' };
  try {
    const resolved = await resolveNamed(fs, roots, uri, file);
    if ('refused' in resolved) {
      return resolved.isMissing === true ? { state: 'missing' } : { state: 'refused' };
    }
    const hasHead =
      known?.kind === 'sparse'
        ? sparseKindOf(await fs.readRange(resolved.uri, 0, SPARSE_KIND_LENGTH)) === known.head
        : undefined;
    return {
      state: 'found',
      uri: resolved.uri,
      size: resolved.stat.size,
      hasHead,
      isDescriptor: resolved.uri === uri,
    };
  } catch {
    return { state: 'refused' };
  }
}

/** Goes from parent to parent until a disk has none. */
async function followChain(
  fs: FileSystem,
  uri: string,
  hint: string | undefined,
  roots: readonly string[],
): Promise<Chain> {
  const links: ChainLink[] = [];
  const seen = new Set([await realPathOf(fs, uri)]);
  let child = uri;
  for (let name = hint; name !== undefined;) {
    if (links.length === CHAIN_LIMIT) return { links, end: { kind: 'long' } };
    const wanted = name;
    try {
      const resolved = await resolveParent(fs, roots, child, wanted);
      if ('refused' in resolved) {
        return { links, end: { kind: resolved.isMissing ? 'missing' : 'unknown', name: wanted } };
      }
      const real = await realPathOf(fs, resolved.uri);
      if (seen.has(real)) return { links, end: { kind: 'loop', name: wanted } };
      seen.add(real);
      const { parent, ...link } = await readLink(fs, roots, resolved);
      links.push({ ...link, name: wanted });
      child = resolved.uri;
      name = parent;
    } catch {
      return { links, end: { kind: 'unknown', name: wanted } };
    }
  }
  return { links, end: { kind: 'base' } };
}

async function realPathOf(fs: FileSystem, uri: string): Promise<string> {
  return (await fs.realPath(uri)) ?? uri;
}

/** The name is a hint: a disk that was moved together with its child is found beside it. */
async function resolveParent(
  fs: FileSystem,
  roots: readonly string[],
  child: string,
  name: string,
): Promise<Resolved> {
  const resolved = await resolveNamed(fs, roots, child, name);
  const beside = baseName(name);
  if ('uri' in resolved || beside === name.trim() || beside === '') return resolved;
  const found = await resolveNamed(fs, roots, child, beside);
  return 'uri' in found ? found : resolved;
}

/** @throws Error when the file cannot be read or is no disk that is known here. */
async function readLink(
  fs: FileSystem,
  roots: readonly string[],
  { uri, stat }: ResolvedFile,
): Promise<Omit<ChainLink, 'name'> & { readonly parent: string | undefined }> {
  const limited = limitReads(READ_LIMIT);
  const open = openFiles(openerFor(fs, uri, roots), limited);
  const { facts } = await recognise(limited(imageSource(fs, uri, stat.size)), open);
  const { descriptor } = facts;
  return {
    uri,
    cid: descriptor?.cid,
    parentCid: descriptor?.parentCid,
    capacity: facts.capacity,
    parent: facts.parent,
  };
}
