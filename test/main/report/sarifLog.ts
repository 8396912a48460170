import { Places } from '../../../server/src/features/place.js';
import { applyEdits } from '../../../server/src/syntax/text.js';

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface ArtifactLocation {
  readonly uri: string;
  readonly uriBaseId?: string;
}

export interface SarifFix {
  readonly description: { readonly text: string };
  readonly properties: object;
  readonly artifactChanges: readonly {
    readonly artifactLocation: ArtifactLocation;
    readonly replacements: readonly {
      readonly deletedRegion: Region;
      readonly insertedContent?: { readonly text: string };
    }[];
  }[];
}

/** The parts of a run that the tests look at. */
export interface SarifRun {
  readonly newlineSequences: readonly string[];
  readonly tool: {
    readonly driver: {
      readonly semanticVersion?: string;
      readonly rules: readonly {
        readonly id: string;
        readonly name: string;
        readonly fullDescription: { readonly text: string };
        readonly help: { readonly text: string; readonly markdown?: string };
        readonly properties: { readonly tags: readonly string[] };
      }[];
    };
  };
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications: readonly object[];
  }[];
  readonly results: readonly {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly level: string;
    readonly message: { readonly text: string };
    readonly locations: readonly {
      readonly physicalLocation: {
        readonly artifactLocation: ArtifactLocation;
        readonly region?: Region;
        readonly contextRegion?: object;
      };
    }[];
    readonly relatedLocations?: readonly object[];
    readonly fixes?: readonly SarifFix[];
  }[];
}

export interface SarifLog {
  readonly runs: readonly SarifRun[];
}

/** The files after a fix, applied by nothing but what the log says. */
export function afterFix(
  files: Readonly<Record<string, string>>,
  { artifactChanges }: SarifFix,
): Readonly<Record<string, string>> {
  const changed = new Map(Object.entries(files));
  for (const { artifactLocation, replacements } of artifactChanges) {
    const name = decodeURIComponent(artifactLocation.uri);
    const text = changed.get(name) ?? '';
    const places = new Places(text);
    const edits = replacements.map(({ deletedRegion: region, insertedContent }) => ({
      span: {
        start: places.offset({ line: region.startLine - 1, character: region.startColumn - 1 }),
        end: places.offset({ line: region.endLine - 1, character: region.endColumn - 1 }),
      },
      newText: insertedContent?.text ?? '',
    }));
    changed.set(name, applyEdits(text, edits));
  }
  return Object.fromEntries(changed);
}
