import { describe, expect, it } from 'vitest';
import { channelsWith, isInChannel } from './node-channels';

describe('channels of an element', () => {
  it('are print and e-mail where it says nothing', () => {
    expect([
      isInChannel(undefined, 'print'),
      isInChannel(undefined, 'email'),
      isInChannel(undefined, 'sms'),
    ]).toEqual([true, true, false]);
  });

  it('are named once they differ from that', () => {
    expect(channelsWith(undefined, 'sms', true)).toEqual(['print', 'email', 'sms']);
    expect(channelsWith(undefined, 'print', false)).toEqual(['email']);
    expect(channelsWith(['email'], 'print', true)).toBeUndefined();
    expect(channelsWith(['print', 'email', 'sms'], 'sms', false)).toBeUndefined();
    expect(channelsWith(['sms'], 'sms', false)).toBeUndefined();
  });
});
