import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { environmentForNpm, isAtLeast, nodePackages, npmCommand, pathWithNode } from './node-runtime.mjs';

afterEach(() => vi.unstubAllEnvs());

describe('versions of Node', () => {
  it.each([
    ['20.19.0', [20, 19, 0], true],
    ['20.18.9', [20, 19, 0], false],
    ['24.0.0', [22, 14, 0], true],
    ['22.14.0', [22, 14, 0], true],
    ['22.13.1', [22, 14, 0], false],
    ['9.99.99', [20, 19, 0], false],
    ['25.0.0-nightly', [22, 14, 0], true],
  ])('%s is at least %j: %s', (version, wanted, expected) => {
    expect(isAtLeast(version, wanted)).toBe(expected);
  });

  it('are pinned exactly and new enough for every platform', () => {
    for (const { version, executable } of Object.values(nodePackages)) {
      expect(version).toMatch(/^24\.\d+\.\d+$/);
      expect(executable).toMatch(/^bin\/node(\.exe)?$/);
    }
  });
});

describe('the environment of children', () => {
  it('finds the fetched Node first, and once', () => {
    vi.stubEnv('PATH', ['/usr/bin', '/own/bin', '/bin'].join(path.delimiter));
    expect(pathWithNode('/own/bin/node').split(path.delimiter)).toEqual(['/own/bin', '/usr/bin', '/bin']);
  });

  it('does not pass the prefix of an enclosing npm on', () => {
    vi.stubEnv('npm_config_local_prefix', '/somewhere');
    vi.stubEnv('npm_config_registry', 'https://registry.example/');
    vi.stubEnv('npm_lifecycle_event', 'start');
    const environment = environmentForNpm();
    expect(environment.npm_config_local_prefix).toBeUndefined();
    expect(environment.npm_lifecycle_event).toBeUndefined();
    expect(environment.npm_config_registry).toBe('https://registry.example/');
  });

  it('runs npm by its script under the running Node where that can be found', () => {
    const npm = npmCommand();
    expect(npm.command === process.execPath ? npm.args[0] : npm.command).toMatch(/npm(-cli\.js)?$/);
  });
});
