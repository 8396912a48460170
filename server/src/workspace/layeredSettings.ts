import { settingsFor, type FileSettings } from '../lint/settings/effective.js';
import { ruleNames } from '../lint/settings/ruleNames.js';
import type { SettingsLayer } from '../lint/settings/settings.js';
import { ALL_RULES } from '../rules/allRules.js';
import type { FileSystem } from './fileSystem.js';
import { ProjectSettings } from './projectSettings.js';

/** The settings that count for a file; undefined where there are none. */
export type LayerOf = (uri: string) => SettingsLayer | undefined;

/** Settings from all sides: the editor's are weaker than vmxlint.json, those of the command line stronger. */
export class LayeredSettings {
  /** The vmxlint.json files. */
  readonly project: ProjectSettings;
  #weakest: LayerOf = () => undefined;
  #strongest: readonly SettingsLayer[] = [];
  #usesProject = true;

  /** @param folders the opened ones. */
  constructor(fs: FileSystem, folders: () => readonly string[]) {
    this.project = new ProjectSettings(fs, ruleNames(ALL_RULES), folders);
  }

  /** @param usesProject false: no vmxlint.json is looked for, because settings were named. */
  setLayers(weakest: LayerOf, strongest: readonly SettingsLayer[], usesProject: boolean): void {
    this.#weakest = weakest;
    this.#strongest = strongest;
    this.#usesProject = usesProject;
  }

  async of(uri: string): Promise<FileSettings> {
    const project = this.#usesProject ? await this.project.forFile(uri) : undefined;
    const weaker = [this.#weakest(uri), project?.layer].filter((layer) => layer !== undefined);
    return settingsFor(uri, [...weaker, ...this.#strongest]);
  }
}
