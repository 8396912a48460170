import assert from 'node:assert/strict';
import { CancellationTokenSource, type CancellationToken } from 'vscode-languageserver';
import { FindingsChanged } from '../../server/src/features/findingsChanged.js';

/** A request that counts who still listens to its end. */
function request(): { token: CancellationToken; cancel: () => void; listeners: () => number } {
  const source = new CancellationTokenSource();
  let count = 0;
  const token: CancellationToken = {
    get isCancellationRequested() {
      return source.token.isCancellationRequested;
    },
    onCancellationRequested(listener) {
      const registered = source.token.onCancellationRequested(listener);
      count++;
      return {
        dispose() {
          registered.dispose();
          count--;
        },
      };
    },
  };
  return {
    token,
    cancel: () => {
      source.cancel();
    },
    listeners: () => count,
  };
}

describe('Requests that wait for other findings', () => {
  it('go on with the next announcement, and leave nothing behind', async () => {
    const changed = new FindingsChanged();
    const { token, listeners } = request();
    const next = changed.next(token);
    changed.announce();
    await next;
    assert.equal(listeners(), 0);
  });

  it('leave nothing behind when they are cancelled: an idle editor cancels and asks again all day', async () => {
    const changed = new FindingsChanged();
    const { token, cancel, listeners } = request();
    const next = changed.next(token);
    cancel();
    await next;
    assert.equal(listeners(), 0);
  });
});
