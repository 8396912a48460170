import { URI } from 'vscode-uri';

/** How one machine's file is called beside another: by its name, with its folder's name where that is another folder. */
export function machineLabel(uri: string, seenFrom: string): string {
  const path = partsOf(uri);
  const isBeside = path.slice(0, -1).join('/') === partsOf(seenFrom).slice(0, -1).join('/');
  return path.slice(isBeside ? -1 : -2).join('/');
}

function partsOf(uri: string): readonly string[] {
  return URI.parse(uri).path.split('/').filter(Boolean);
}
