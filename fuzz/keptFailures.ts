import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Failure } from './target.js';

const FOLDER = fileURLToPath(new URL('../test/fuzz/failures/', import.meta.url));

/** Keeps an input that broke a promise, so that the tests try it from now on. @returns the path of its file. */
export function keepFailure(failure: Failure): string {
  mkdirSync(FOLDER, { recursive: true });
  const path = `${FOLDER}${failure.target}-${failure.seed}.json`;
  writeFileSync(path, `${JSON.stringify(failure, undefined, 2)}\n`);
  return path;
}

/** All inputs that ever broke a promise, by the name of their file. */
export function keptFailures(): ReadonlyMap<string, Failure> {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  return new Map(names.map((name) => [name, JSON.parse(readFileSync(FOLDER + name, 'utf8')) as Failure]));
}
