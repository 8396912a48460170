import assert from 'node:assert/strict';
import { once } from 'node:events';
import { MODERN_CLIENT, ServerProcess } from './serverProcess.js';
import { TemporaryFolder } from './temporaryFolder.js';

const INVALID_REQUEST = -32600;
const NOT_INITIALIZED = -32002;
const TEXT = 'config.version = "8"\nmemsize = 512\n';

describe('The life of a server', () => {
  let folder: TemporaryFolder;
  let server: ServerProcess;

  beforeEach(() => {
    folder = new TemporaryFolder({ 'a.vmx': TEXT });
    server = new ServerProcess();
  });
  afterEach(() => {
    server.kill();
    folder.remove();
  });

  const uri = (): string => folder.uriOf('a.vmx');
  const requests = (): readonly (readonly [string, object | undefined])[] => [
    ['textDocument/diagnostic', { textDocument: { uri: uri() } }],
    ['workspace/diagnostic', { previousResultIds: [] }],
    ['textDocument/hover', { textDocument: { uri: uri() }, position: { line: 0, character: 0 } }],
    ['vmx/rules', {}],
    ['no/such', {}],
    ['shutdown', undefined],
  ];
  const codesOf = (): Promise<readonly string[] | undefined> =>
    server.pull(uri()).then(({ items }) => items?.map(({ code }) => code));

  it('begins with initialize: requests before it are refused, notifications dropped', async () => {
    await server.open(uri(), 'config.version = "8"\n');
    for (const [method, params] of requests())
      await assert.rejects(server.connection.sendRequest(method, params), {
        code: NOT_INITIALIZED,
        message: 'The server is not initialized: initialize comes first.',
      });
    await server.initialize([folder.uri]);
    assert.deepEqual(await codesOf(), ['vmx-unquoted-value'], 'the file on disk counts, none is open');
  });

  it('is initialized once: a second time is refused, and what was agreed stays', async () => {
    await server.initialize([folder.uri]);
    await assert.rejects(server.initialize([], {}), {
      code: INVALID_REQUEST,
      message: 'The server has been initialized already.',
    });
    await server.open(uri(), TEXT);
    assert.deepEqual(await codesOf(), ['vmx-unquoted-value']);
    assert.deepEqual(server.published, [], 'it still is a client that pulls');
  });

  it('ends with shutdown: requests after it are refused, and exit is a success', async () => {
    await server.initialize([folder.uri], MODERN_CLIENT);
    await server.connection.sendRequest('shutdown');
    for (const [method, params] of [...requests(), ['initialize', { capabilities: {} }] as const])
      await assert.rejects(server.connection.sendRequest(method, params), {
        code: INVALID_REQUEST,
        message: 'The server has been shut down: only exit may follow.',
      });
    const exited = once(server.process, 'exit');
    await server.connection.sendNotification('exit');
    assert.deepEqual(await exited, [0, null]);
  });

  for (const [when, isInitialized] of [
    ['before initialize', false],
    ['without shutdown', true],
  ] as const)
    it(`exit ${when} is a failure`, async () => {
      if (isInitialized) await server.initialize([folder.uri]);
      const exited = once(server.process, 'exit');
      await server.connection.sendNotification('exit');
      assert.deepEqual(await exited, [1, null]);
    });
});
