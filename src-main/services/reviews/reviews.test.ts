import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { type JsonObject, present } from '../../../shared/base';
import type { ReviewSummary, Role } from '../../../shared/contract';
import { reason } from '../../../shared/diag';
import { openTemplate } from '../../../shared/engine';
import type { Template, TemplateNode } from '../../../shared/model';
import { approvalSchema, statementBytes } from '../../../shared/package';
import { verifySignature } from '../../signing';
import { composeWorker, installAssets } from '../installation.test-support';
import { readPackageFile } from '../package';
import { failureOf, openStudio, type StudioClient, temporaryDir } from '../studio.test-support';

const PASSPHRASE = 'correct horse';

let assetsDir: string;
let workerFile: string;

beforeAll(async () => {
  assetsDir = installAssets();
  workerFile = await composeWorker();
}, 60_000);

const text = (words: string, when?: string): TemplateNode => ({
  type: 'text',
  ...(when !== undefined && { when }),
  props: { content: { en: [{ inlines: [{ kind: 'text', text: words }] }] } } as unknown as JsonObject,
});

/** A greeting, and one line each for those who owe something and for members. */
function letter(template: Template) {
  const parent = present(
    Object.keys(template.nodes).find((id) => template.nodes[id]?.type === 'flow'),
    'a blank template has a flow',
  );
  const field: TemplateNode = {
    type: 'text',
    props: { content: { en: [{ inlines: [{ kind: 'field', value: 'name' }] }] } } as unknown as JsonObject,
  };
  const nodes = {
    greeting: field,
    due: text('Your balance is due.', 'balance > 0'),
    member: text('Thank you for being a member.', 'member'),
  };
  const operations = Object.entries(nodes).map(([id, node], index) => ({
    kind: 'insert' as const,
    id,
    parent,
    index,
    nodes: { [id]: node },
  }));
  return { label: 'insert', operations };
}

/** Rewords the line for members only. */
const reword = (words: string) => ({
  label: 'reword',
  operations: [
    {
      kind: 'set' as const,
      id: 'member',
      path: ['props', 'content'],
      value: text(words).props.content ?? null,
    },
  ],
});

const RECORDS = [
  { name: 'Ada', balance: 0, member: false },
  { name: 'Ben', balance: 5, member: false },
  { name: 'Cleo', balance: 0, member: true },
  { name: 'Dan', balance: 7, member: true },
];

async function seat(api: StudioClient, role: Role): Promise<void> {
  const { people } = await api.people.list();
  await api.people.switch({ id: people.find(({ roles }) => roles[0] === role)?.id ?? '' });
}

/** Saves the draft as it is. */
async function save(api: StudioClient, templateId: string, note: string): Promise<void> {
  const { revision } = await api.templates.open({ id: templateId });
  await api.versions.save({ templateId, revision, note });
}

/** A workspace with a letter and its first version. */
async function written({
  workspaceDir = temporaryDir(),
  records = RECORDS as readonly object[],
}: {
  workspaceDir?: string;
  records?: readonly object[];
} = {}) {
  const opened = await openStudio({ assetsDir, workerFile, workspaceDir });
  const { api, upload } = opened;
  let datasetId: string | null = null;
  if (records.length > 0) {
    const token = await upload('people.jsonl', records.map((record) => JSON.stringify(record)).join('\n'));
    datasetId = (await api.datasets.import({ token, name: 'People', options: {} })).dataset.id;
  }
  const created = { name: 'Letter', pageSize: 'A5', language: 'en', datasetId } as const;
  const { id: templateId } = await api.templates.create(created);
  const { template } = await api.templates.open({ id: templateId });
  await api.templates.apply({ id: templateId, revision: 0, edits: [letter(template)] });
  await save(api, templateId, 'First');
  return { ...opened, workspaceDir, templateId, datasetId };
}

/** The review once its evidence is there, or could not be made. */
async function prepared(api: StudioClient, id: string): Promise<ReviewSummary> {
  let last: ReviewSummary | null = null;
  for await (const summary of await api.reviews.watch({ id })) last = summary;
  return present(last, 'a watch answers at least once');
}

/** Submits a version and waits for its evidence. */
async function submitted(api: StudioClient, templateId: string, version: number): Promise<string> {
  const { id } = await api.reviews.submit({ templateId, version, note: '' });
  expect(await prepared(api, id)).toMatchObject({ state: 'open' });
  return id;
}

/** Seats the reviewer, with a key. */
async function reviewer(api: StudioClient): Promise<void> {
  await seat(api, 'reviewer');
  const { people, currentId } = await api.people.list();
  if (people.find(({ id }) => id === currentId)?.signingKey === null) {
    await api.people.createKey({ passphrase: PASSPHRASE });
  }
}

const actionsOf = async (api: StudioClient, templateId: string): Promise<string[]> =>
  (await api.audit.list({ templateId, offset: 0, limit: 100 })).entries
    .map(({ action, personName }) => `${action} ${personName}`)
    .filter((line) => line.startsWith('review.'));

// Threads take their time to start on a busy machine.
describe('a review', { timeout: 120_000 }, () => {
  it('goes from the submission over evidence and comments to a signed approval', async () => {
    const { api, templateId, datasetId, get } = await written();
    const submission = await api.reviews.submit({ templateId, version: 1, note: 'Please' });
    expect(submission).toMatchObject({
      state: 'preparing',
      templateName: 'Letter',
      version: 1,
      baseVersion: null,
      note: 'Please',
      changedBy: [{ name: 'Kate Tanner' }],
      submittedBy: { name: 'Kate Tanner' },
      progress: { total: 4 },
    });
    const { id } = submission;
    await reviewer(api);
    expect(await prepared(api, id)).toMatchObject({ state: 'open', progress: null, failure: null });

    const opened = await api.reviews.open({ id });
    expect(opened).toMatchObject({ base: null, before: null, datasetId, approval: null, obstacle: null });
    expect(opened.after.nodes.due?.when).toBe('balance > 0');
    expect(opened.evidence).toMatchObject({
      records: 4,
      changed: 4,
      identical: 0,
      clean: 4,
      pages: 4,
      basePages: null,
      date: '2026-01-31',
      branches: [
        { nodeId: 'due', condition: 'balance > 0', shown: 2, hidden: 2 },
        { nodeId: 'member', condition: 'member', shown: 2, hidden: 2 },
      ],
    });

    const comment = await api.reviews.comment({ id, nodeId: 'due', record: 1, text: 'Until when?' });
    expect(await api.reviews.list({ templateId })).toMatchObject([{ comments: 1, openComments: 1 }]);
    const resolved = await api.reviews.resolve({ id, commentId: comment.id, isResolved: true });
    expect(resolved).toMatchObject({ resolvedBy: { name: 'Martin Salter' }, text: 'Until when?' });
    expect(await api.reviews.list({ templateId: null })).toMatchObject([{ comments: 1, openComments: 0 }]);

    const before = await api.audit.verify();
    const approved = await api.reviews.approve({ id, passphrase: PASSPHRASE });
    expect(approved).toMatchObject({ state: 'approved', decidedBy: { name: 'Martin Salter' } });
    const { approval, version } = await api.reviews.open({ id });
    const { statement, publicKey, signature } = approvalSchema.parse(approval);
    expect(verifySignature(publicKey, statementBytes(statement), signature)).toBe(true);
    expect(statement).toMatchObject({
      package: version.digest,
      version: 1,
      approvedBy: { name: 'Martin Salter' },
      changedBy: [{ name: 'Kate Tanner' }],
      evidence: { sha256: opened.evidence?.digest, records: 4 },
      audit: { sequence: before.entries, hash: before.head },
    });
    expect(await api.audit.verify()).toMatchObject({ broken: null });
    expect(await actionsOf(api, templateId)).toEqual([
      'review.approved Martin Salter',
      'review.resolved Martin Salter',
      'review.commented Martin Salter',
      'review.submitted Kate Tanner',
    ]);

    const { token, fileName } = await api.versions.exportPackage({ templateId, number: 1 });
    const bytes = new Uint8Array(await (await get(`/api/download/${token}`)).arrayBuffer());
    expect((await readPackageFile(fileName, bytes, openTemplate)).approval).toEqual(approval);
  });

  it('shows what a second version changes, and for whom', async () => {
    const { api, templateId } = await written();
    await api.templates.apply({ id: templateId, revision: 1, edits: [reword('Welcome, member.')] });
    await save(api, templateId, 'Second');
    const id = await submitted(api, templateId, 2);
    const { evidence, before, base } = await api.reviews.open({ id });
    expect(base?.number).toBe(1);
    expect(before?.nodes.member).toEqual(text('Thank you for being a member.', 'member'));
    expect(evidence).toMatchObject({ records: 4, changed: 2, identical: 2, pages: 4, basePages: 4 });
    expect(evidence?.representatives).toMatchObject([
      {
        record: 0,
        title: 'Ada',
        isChanged: false,
        pages: 1,
        basePages: 1,
        reasons: [
          { kind: 'shortest' },
          { kind: 'longest' },
          { kind: 'branch', nodeId: 'due', shown: false },
          { kind: 'branch', nodeId: 'member', shown: false },
        ],
      },
      {
        record: 3,
        isChanged: true,
        reasons: [
          { kind: 'branch', nodeId: 'due', shown: true },
          { kind: 'branch', nodeId: 'member', shown: true },
        ],
      },
    ]);
  });

  it('has the same evidence whenever it is made on the same day', async () => {
    const { api, templateId } = await written();
    const first = await submitted(api, templateId, 1);
    await api.reviews.withdraw({ id: first });
    const second = await submitted(api, templateId, 1);
    const [one, two] = [await api.reviews.open({ id: first }), await api.reviews.open({ id: second })];
    expect(two.evidence).toEqual(one.evidence);
  });

  it('is approved by four eyes only, with the reviewer’s key', async () => {
    const { api, templateId } = await written();
    const id = await submitted(api, templateId, 1);
    const approve = (passphrase: string | null = PASSPHRASE) =>
      failureOf(api.reviews.approve({ id, passphrase }));
    expect(await approve()).toMatchObject({ code: 'people.notAllowed' });

    const { people, currentId } = await api.people.list();
    const designer = present(
      people.find((person) => person.id === currentId),
      'somebody is at the desk',
    );
    await api.people.update({ id: designer.id, roles: ['designer', 'reviewer'] });
    await api.people.createKey({ passphrase: PASSPHRASE });
    expect(await approve()).toMatchObject({ code: 'review.fourEyes', args: { person: 'Kate Tanner' } });
    expect((await api.reviews.open({ id })).obstacle).toMatchObject({ code: 'review.fourEyes' });

    await seat(api, 'reviewer');
    expect(await approve()).toMatchObject({ code: 'key.missing' });
    expect((await api.reviews.open({ id })).obstacle).toMatchObject({ code: 'key.missing' });
    await api.people.createKey({ passphrase: PASSPHRASE });
    expect(await approve('wrong horse')).toMatchObject({ code: 'key.passphrase' });
    expect(await approve(null)).toMatchObject({ code: 'key.passphrase' });
    expect(await api.reviews.list({ templateId })).toMatchObject([{ state: 'open', decidedBy: null }]);
    expect(await approve()).toBeNull();
    expect(await approve()).toMatchObject({
      code: 'review.decided',
      args: { version: 1, state: reason('state.approved') },
    });
  });

  it('is not approved by who submitted it, or who changed a version that nobody approved', async () => {
    const { api, templateId } = await written();
    const { people } = await api.people.list();
    const salter = present(
      people.find(({ roles }) => roles[0] === 'reviewer'),
      'there is a reviewer',
    );
    const ada = await api.people.create({ name: 'Ada King', roles: ['designer', 'reviewer'] });
    await api.people.switch({ id: ada.id });
    await api.people.createKey({ passphrase: PASSPHRASE });
    await api.templates.apply({ id: templateId, revision: 1, edits: [reword('One')] });
    await save(api, templateId, 'Hers');
    await seat(api, 'designer');
    await api.templates.apply({ id: templateId, revision: 2, edits: [reword('Two')] });
    await save(api, templateId, 'Not hers');
    const id = await submitted(api, templateId, 3);
    await api.people.switch({ id: ada.id });
    expect(await failureOf(api.reviews.approve({ id, passphrase: PASSPHRASE }))).toMatchObject({
      code: 'review.fourEyes',
    });
    expect((await api.reviews.list({ templateId }))[0]?.changedBy.map(({ name }) => name)).toEqual([
      'Kate Tanner',
      'Ada King',
    ]);

    await api.people.switch({ id: salter.id });
    await api.people.createKey({ passphrase: PASSPHRASE });
    await api.reviews.approve({ id, passphrase: PASSPHRASE });
    await seat(api, 'designer');
    await api.templates.apply({ id: templateId, revision: 3, edits: [reword('Three')] });
    await save(api, templateId, 'Since the approval');
    await api.people.switch({ id: ada.id });
    const next = await submitted(api, templateId, 4);
    expect(await api.reviews.list({ templateId })).toMatchObject([
      { id: next, baseVersion: 3, changedBy: [{ name: 'Kate Tanner' }] },
      { id },
    ]);
    expect(await failureOf(api.reviews.approve({ id: next, passphrase: PASSPHRASE }))).toMatchObject({
      code: 'review.fourEyes',
    });
  });

  it.each(['duplicate', 'export and import', 'export, import and removal', 'package of a version'])(
    'counts those who worked on what the template came from: %s',
    async (way) => {
      const { api, templateId, upload, get } = await written();
      const { people, currentId } = await api.people.list();
      const kate = present(
        people.find(({ id }) => id === currentId),
        'somebody is at the desk',
      );
      await api.people.update({ id: kate.id, roles: ['designer', 'reviewer'] });
      await api.people.createKey({ passphrase: PASSPHRASE });
      const ada = await api.people.create({ name: 'Ada King', roles: ['designer'] });
      await api.people.switch({ id: ada.id });
      const imported = async (file: { token: string; fileName: string }) => {
        const bytes = new Uint8Array(await (await get(`/api/download/${file.token}`)).arrayBuffer());
        const { id } = await api.templates.importPackage({ token: await upload(file.fileName, bytes) });
        return id;
      };
      let copy: string;
      if (way === 'duplicate') {
        copy = (await api.templates.duplicate({ id: templateId, name: 'Copy' })).id;
      } else if (way === 'package of a version') {
        copy = await imported(await api.versions.exportPackage({ templateId, number: 1 }));
      } else {
        const file = await api.templates.exportPackage({ id: templateId });
        if (way.endsWith('removal')) await api.templates.remove({ id: templateId });
        copy = await imported(file);
      }
      await save(api, copy, 'Hers?');
      const id = await submitted(api, copy, 1);
      await api.people.switch({ id: kate.id });
      expect(await failureOf(api.reviews.approve({ id, passphrase: PASSPHRASE }))).toMatchObject({
        code: 'review.fourEyes',
        args: { person: 'Kate Tanner' },
      });
      expect((await api.audit.verify()).broken).toBeNull();
    },
  );

  it('counts those whose words a restored version brings back', async () => {
    const { api, templateId } = await written();
    const ada = await api.people.create({ name: 'Ada King', roles: ['designer', 'reviewer'] });
    await api.people.switch({ id: ada.id });
    await api.people.createKey({ passphrase: PASSPHRASE });
    await api.templates.apply({ id: templateId, revision: 1, edits: [reword('Hers')] });
    await seat(api, 'designer');
    await api.templates.apply({ id: templateId, revision: 2, edits: [reword('His')] });
    await save(api, templateId, 'Without hers');
    const first = await submitted(api, templateId, 2);
    await reviewer(api);
    await api.reviews.approve({ id: first, passphrase: PASSPHRASE });
    await seat(api, 'designer');
    const edit = { ...reword('Hers'), label: 'restoreVersion' };
    await api.templates.apply({ id: templateId, revision: 3, edits: [edit] });
    await save(api, templateId, 'Hers again');
    const id = await submitted(api, templateId, 3);
    await api.people.switch({ id: ada.id });
    expect(await failureOf(api.reviews.approve({ id, passphrase: PASSPHRASE }))).toMatchObject({
      code: 'review.fourEyes',
    });
  });

  it('is returned with a reason, and its comments can still be worked through', async () => {
    const { api, templateId } = await written();
    const id = await submitted(api, templateId, 1);
    const { id: commentId } = await api.reviews.comment({ id, nodeId: null, record: null, text: 'No.' });
    await seat(api, 'reviewer');
    expect(await failureOf(api.reviews.return({ id, reason: '  ' }))).toMatchObject({
      code: 'review.noReason',
    });
    expect(await api.reviews.return({ id, reason: 'Too long' })).toMatchObject({
      state: 'returned',
      reason: 'Too long',
      decidedBy: { name: 'Martin Salter' },
    });
    await seat(api, 'designer');
    expect(await api.reviews.resolve({ id, commentId, isResolved: true })).toMatchObject({
      resolvedBy: { name: 'Kate Tanner' },
    });
    expect(await api.reviews.resolve({ id, commentId, isResolved: false })).toMatchObject({
      resolvedBy: null,
      resolvedAt: null,
    });
    const more = api.reviews.comment({ id, nodeId: null, record: null, text: 'But' });
    expect(await failureOf(more)).toMatchObject({
      code: 'review.decided',
      args: { state: reason('state.returned') },
    });
    expect(await failureOf(api.reviews.withdraw({ id }))).toMatchObject({ code: 'review.decided' });
  });

  it('keeps its version from being submitted twice', async () => {
    const { api, templateId } = await written();
    const submit = () => api.reviews.submit({ templateId, version: 1, note: '' });
    const { id } = await submit();
    expect(await failureOf(submit())).toMatchObject({ code: 'review.exists', args: { version: 1 } });
    await prepared(api, id);
    expect(await failureOf(submit())).toMatchObject({ code: 'review.exists' });
    await api.reviews.withdraw({ id });
    expect(await failureOf(submit())).toBeNull();
    expect(await failureOf(api.reviews.submit({ templateId, version: 9, note: '' }))).toMatchObject({
      code: 'version.notFound',
    });
  });

  it('is not decided on before its evidence is there, and can be withdrawn meanwhile', async () => {
    const records = Array.from({ length: 3000 }, (_, index) => ({
      name: `${index}`,
      balance: index,
      member: true,
    }));
    const { api, templateId } = await written({ records });
    const { id } = await api.reviews.submit({ templateId, version: 1, note: '' });
    await reviewer(api);
    expect(await failureOf(api.reviews.approve({ id, passphrase: PASSPHRASE }))).toMatchObject({
      code: 'review.preparing',
    });
    expect(await failureOf(api.reviews.return({ id, reason: 'No' }))).toMatchObject({
      code: 'review.preparing',
    });
    expect((await api.reviews.open({ id })).obstacle).toMatchObject({ code: 'review.preparing' });
    await seat(api, 'designer');
    expect(await api.reviews.withdraw({ id })).toMatchObject({ state: 'withdrawn', progress: null });
    expect((await api.reviews.open({ id })).evidence).toBeNull();
  });

  it('gets its evidence after a restart where the studio was closed meanwhile', async () => {
    const { api, studio, templateId, workspaceDir } = await written();
    const { id } = await api.reviews.submit({ templateId, version: 1, note: '' });
    await studio.close();
    const again = await openStudio({ assetsDir, workerFile, workspaceDir });
    expect(await prepared(again.api, id)).toMatchObject({ state: 'open' });
    expect((await again.api.reviews.open({ id })).evidence).toMatchObject({ records: 4 });
  });

  it('composes one empty record for a template without data, or whose data are gone', async () => {
    const bare = await written({ records: [] });
    const id = await submitted(bare.api, bare.templateId, 1);
    const { evidence, datasetId } = await bare.api.reviews.open({ id });
    expect(datasetId).toBeNull();
    expect(evidence).toMatchObject({ records: 1, pages: 1, representatives: [{ record: 0, title: '' }] });

    const robbed = await written();
    await robbed.api.datasets.remove({ id: robbed.datasetId ?? '' });
    const other = await submitted(robbed.api, robbed.templateId, 1);
    const opened = await robbed.api.reviews.open({ id: other });
    expect(opened).toMatchObject({ datasetId: null, evidence: { records: 1 } });
  });

  it('fails where records vanish while its evidence is made, and says so', async () => {
    const { api, templateId, studio, workspaceDir } = await written();
    const { id } = await api.reviews.submit({ templateId, version: 1, note: '' });
    await studio.close();
    const database = new Database(path.join(workspaceDir, 'workspace.db'));
    database.prepare('DELETE FROM record WHERE position = 1').run();
    database.close();
    const again = await openStudio({ assetsDir, workerFile, workspaceDir });
    expect(await prepared(again.api, id)).toMatchObject({
      state: 'failed',
      failure: { code: 'review.evidenceFailed' },
    });
    await seat(again.api, 'reviewer');
    expect((await again.api.reviews.open({ id })).obstacle).toMatchObject({ code: 'review.evidenceFailed' });
    await seat(again.api, 'designer');
    expect(await again.api.reviews.withdraw({ id })).toMatchObject({ state: 'withdrawn' });
  });

  it('goes with its template, while its evidence is made too', async () => {
    const { api, templateId } = await written();
    const { id } = await api.reviews.submit({ templateId, version: 1, note: '' });
    await api.templates.remove({ id: templateId });
    expect(await failureOf(api.reviews.open({ id }))).toMatchObject({
      code: 'review.notFound',
      args: { review: id },
    });
    expect(await api.reviews.list({ templateId: null })).toEqual([]);
  });

  it('goes with its template without waiting for the evidence of others', async () => {
    const records = Array.from({ length: 3000 }, (_, balance) => ({ name: 'Ada', balance, member: true }));
    const { api, templateId } = await written({ records });
    const { id: copy } = await api.templates.duplicate({ id: templateId, name: 'Copy' });
    await save(api, copy, 'First');
    const { id } = await api.reviews.submit({ templateId, version: 1, note: '' });
    await api.reviews.submit({ templateId: copy, version: 1, note: '' });
    await api.templates.remove({ id: copy });
    expect(await api.reviews.list({ templateId: null })).toMatchObject([{ id, state: 'preparing' }]);
    await api.reviews.withdraw({ id });
  });

  it('knows its own comments only', async () => {
    const { api, templateId } = await written();
    const id = await submitted(api, templateId, 1);
    expect(
      await failureOf(api.reviews.resolve({ id, commentId: 'elsewhere', isResolved: true })),
    ).toMatchObject({ code: 'review.notFound' });
  });
});
