// Node's module hooks that load the rules once more, with one of them changed.
// A module asked for with `?mutant=<file>` is described in that JSON file: `path` (of the changed module), `text`, and
// `affected`, the paths of all modules that import it, directly or not; they are loaded anew, the others are shared.
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';

let known = { name: '', mutant: undefined };

function mutantOf(url) {
  const name = url === undefined ? null : new URL(url).searchParams.get('mutant');
  if (name === null) return undefined;
  if (known.name !== name) {
    known = { name, mutant: JSON.parse(fs.readFileSync(name, 'utf8')) };
  }
  return known;
}

const pathOf = (url) => fileURLToPath(url.replace(/[?#].*$/, ''));

export async function resolve(specifier, context, nextResolve) {
  const resolved = await nextResolve(specifier, context);
  const from = context.parentURL?.startsWith('file:') ? mutantOf(context.parentURL) : undefined;
  if (from === undefined || !resolved.url.startsWith('file:') || mutantOf(resolved.url)) return resolved;
  if (!from.mutant.affected.includes(pathOf(resolved.url))) return resolved;
  return { ...resolved, url: `${resolved.url}?mutant=${encodeURIComponent(from.name)}` };
}

export async function load(url, context, nextLoad) {
  const of = url.startsWith('file:') ? mutantOf(url) : undefined;
  if (of === undefined || pathOf(url) !== of.mutant.path) return nextLoad(url, context);
  return { format: 'module', source: of.mutant.text, shortCircuit: true };
}
