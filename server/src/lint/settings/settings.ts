import type { ClusterKind } from '../../machine/declaration.js';
import type { Product } from '../../machine/product.js';
import type { RuleSeverity } from '../../rules/severity.js';

/** The name of the project file; found in the folder of a machine or the nearest one above. */
export const SETTINGS_FILE = 'vmxlint.json';

/** Levels by rule id, alias, category (cluster, esx2, vmc, vmx, hardening) or `*`. */
export type RuleLevels = Readonly<Record<string, RuleSeverity>>;

/** Machines that a person says form a cluster. */
export interface ClusterSetting {
  /** Files or globs, relative to the folder of the settings. */
  readonly nodes: readonly string[];
  readonly kind: ClusterKind | undefined;
  /** Shared disks by file name, or by path relative to the folder of the settings. */
  readonly sharedDisks: readonly string[];
}

/** Other settings for some files. */
export interface Override {
  readonly files: readonly string[];
  readonly rules: RuleLevels;
  readonly product: Product | undefined;
}

/** What vmxlint.json, the editor's settings or the command line say. */
export interface Settings {
  readonly rules: RuleLevels;
  readonly product: Product | undefined;
  readonly clusters: readonly ClusterSetting[];
  readonly overrides: readonly Override[];
  /** Files that are not looked at: no findings, no nodes of clusters. */
  readonly ignore: readonly string[];
}

/** Settings and the folder their paths start from. */
export interface SettingsLayer {
  /** URI of the folder. */
  readonly folder: string;
  /** What messages call it: vmxlint.json, the editor's settings, the command line. */
  readonly name: string;
  readonly settings: Settings;
}

export const NO_SETTINGS: Settings = {
  rules: {},
  product: undefined,
  clusters: [],
  overrides: [],
  ignore: [],
};
