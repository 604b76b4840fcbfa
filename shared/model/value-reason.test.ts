import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { reasonText } from '../diag';
import { nodeIdSchema } from './node';
import { hexColourSchema } from './style';
import { valueReason } from './value-reason';

const why = (schema: z.ZodType, value: unknown): readonly [string, string] => {
  const issue = schema.safeParse(value).error?.issues[0];
  if (!issue) throw new Error('the value fits');
  const found = valueReason(issue);
  return [reasonText(found, 'en'), reasonText(found, 'ja')];
};

describe('a value that does not fit', () => {
  it.each<[z.ZodType, unknown, string, string]>([
    [z.number(), 'a', 'it should be number', 'number でなければなりません'],
    [z.number().min(1), 0, 'it should be at least 1', '1 以上でなければなりません'],
    [z.number().max(9), 10, 'it should be at most 9', '9 以下でなければなりません'],
    [z.number().positive(), 0, 'it should be more than 0', '0 より大きくなければなりません'],
    [z.number().lt(5), 5, 'it should be less than 5', '5 より小さくなければなりません'],
    [z.number().multipleOf(5), 4, 'it should be a multiple of 5', '5 の倍数でなければなりません'],
    [z.string().min(2), 'a', 'it should have at least 2 characters', '2 文字以上でなければなりません'],
    [z.string().max(1), 'ab', 'it should have at most 1 characters', '1 文字以下でなければなりません'],
    [z.array(z.int()).min(1), [], 'it should have at least 1 entries', '1 件以上必要です'],
    [z.array(z.int()).max(1), [1, 2], 'it should have at most 1 entries', '1 件以下でなければなりません'],
    [z.enum(['a', 'b']), 'c', 'it should be one of a, b', 'a, b のいずれかでなければなりません'],
    [z.strictObject({}), { a: 1, b: 2 }, 'a, b is not known here', 'a, b は扱えない項目です'],
    [
      z.string().regex(/^a$/, 'must be a'),
      'b',
      'it is not written as it should be',
      '書式が正しくありません',
    ],
    [hexColourSchema, '1a2b3c', 'it should look like #1a2b3c', '#1a2b3c のように書いてください'],
    [
      nodeIdSchema,
      'a b',
      'it should be 1 to 64 letters, digits, - or _',
      '1～64 文字の英数字、-、_ で書いてください',
    ],
    [z.union([z.int(), z.boolean()]), 'a', 'it is none of what may stand here', 'ここに指定できない値です'],
  ])('%# says why in both languages', (schema, value, en, ja) => {
    expect(why(schema, value)).toEqual([en, ja]);
  });
});
