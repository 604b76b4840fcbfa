/** `fumi token`: access tokens of a composition server, whether it runs or not. */
import { AccessTokens } from '../composer';
import type { Command } from './arguments';
import { openStore } from './open-store';
import type { CommandContext, ExitCode } from './terminal';
import { text } from './texts';

type TokenCommand = Extract<Command, { readonly kind: `token ${string}` }>;

export function tokens(command: TokenCommand, { terminal, locale, clock }: CommandContext): ExitCode {
  const store = openStore(command.dir, clock, command.kind === 'token create');
  try {
    const access = new AccessTokens(store);
    switch (command.kind) {
      case 'token create': {
        const token = access.create(command.name, command.scopes);
        terminal.out(`${text(locale, 'tokenShown', { token })}\n`);
        return 0;
      }
      case 'token list':
        for (const { name, scopes, createdAt, lastUsedAt, revokedAt } of access.list()) {
          const state = revokedAt === null ? 'tokenLine' : 'tokenRevokedLine';
          const used = lastUsedAt ?? text(locale, 'never');
          const args = { name, scopes: scopes.join(','), created: createdAt, used, revoked: revokedAt ?? '' };
          terminal.out(`${text(locale, state, args)}\n`);
        }
        return 0;
      case 'token revoke':
        access.revoke(command.name);
        terminal.out(`${text(locale, 'tokenRevoked', { name: command.name })}\n`);
        return 0;
    }
  } finally {
    store.close();
  }
}
