import { URI } from 'vscode-uri';

/** How each file is called so that none has the name of another: the last parts of its path, as few as tell them apart. */
export function fileLabels(uris: readonly string[]): ReadonlyMap<string, string> {
  const paths = uris.map((uri) => URI.parse(uri).path.split('/').filter(Boolean));
  const longest = Math.max(0, ...paths.map((path) => path.length));
  for (let count = 2; count < longest; count++) {
    const labels = paths.map((path) => path.slice(-count).join('/'));
    if (new Set(labels).size === uris.length) return labelled(uris, labels);
  }
  return labelled(
    uris,
    paths.map((path) => path.join('/')),
  );
}

function labelled(uris: readonly string[], labels: readonly string[]): ReadonlyMap<string, string> {
  return new Map(uris.map((uri, index) => [uri, labels[index] ?? uri]));
}
