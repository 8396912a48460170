import type { Plugin } from 'esbuild';

/** Ships the tables of our own sources as text and reads each of them at the first question. */
export const lazyTables: Plugin;

/** Lets all sources import the protocol from one module of named constants. */
export const protocolOnce: Plugin;
