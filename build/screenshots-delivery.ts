/**
 * What stands behind the pictures of review, publishing and history: a version that was approved, a second one that
 * waits for its reviewer, a composition server that has sent documents. Made over the host's contract in a moment, so
 * that the pictures themselves show the interface and nothing else.
 */
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import type { Page } from 'playwright-core';
import { type ComposerContract, composerContract, type Role } from '../shared/contract';
import {
  type Edit,
  type Paragraph,
  paragraphLength,
  positionOf,
  type Template,
  type TextContent,
} from '../shared/model';
import { type ComposerProcess, connectHost, type HostClient } from '../test/support';

type Language = 'en' | 'ja';

const PASSPHRASE = 'a seal of vermilion';

/** The words of the story in the language of the interface. */
const WORDS = {
  en: {
    sample: /^Account statement$/,
    firstNote: 'First version',
    secondNote: 'Says what to do and by when, not which clause',
    from: 'Please pay in at least this amount by ',
    to: 'Please pay in this amount by ',
    comment: 'Say what happens if the payment arrives later.',
    server: 'composer-1',
  },
  ja: {
    sample: /^電気ご使用量/,
    firstNote: '初版',
    secondNote: 'お知らせの文面をわかりやすくしました',
    from: 'お早めに「お客様センター」へご相談ください。',
    to: '「お客様センター」（平日 9 時から 18 時）へお早めにご相談ください。',
    comment: '土曜日の受付も始まります。書き添えてください。',
    server: '合成サーバー 1',
  },
} as const;

/** What later scenes go on from. */
export interface DeliveryScene {
  readonly templateId: string;
  readonly publicKey: string;
}

/** A first version, approved. The designer is at the desk again, with the template open. */
export async function approveFirstVersion(page: Page, language: Language): Promise<DeliveryScene> {
  return withHost(page, async ({ api }) => {
    const { sample, firstNote } = WORDS[language];
    const template = (await api.templates.list()).find(({ name }) => sample.test(name));
    if (!template) throw new Error(`The workspace has no template ${sample}.`);
    const templateId = template.id;
    await submit(api, templateId, firstNote);
    const publicKey = await approve(api, templateId);
    await seat(api, 'designer');
    await api.studio.setPreferences({ lastTemplate: templateId });
    return { templateId, publicKey };
  });
}

/** A second version by the business user, submitted and commented; the reviewer is at the desk. */
export async function submitSecondVersion(
  page: Page,
  language: Language,
  { templateId }: DeliveryScene,
): Promise<void> {
  await withHost(page, async ({ api }) => {
    const { from, to, secondNote, comment } = WORDS[language];
    await seat(api, 'businessUser');
    const { template, revision } = await api.templates.open({ id: templateId });
    const { nodeId, edit } = reword(template, from, to);
    await api.templates.apply({ id: templateId, revision, edits: [edit] });
    const review = await submit(api, templateId, secondNote);
    await seat(api, 'reviewer');
    await api.reviews.comment({ id: review, nodeId, record: 0, text: comment });
  });
}

/** Publishes the approved version to a server, puts it in force in both environments and sends some documents. */
export async function deliver(
  page: Page,
  language: Language,
  { templateId, publicKey }: DeliveryScene,
  server: ComposerProcess,
): Promise<void> {
  const composer: ContractRouterClient<ComposerContract> = createORPCClient(
    new OpenAPILink(composerContract, {
      url: `${server.url}/v1`,
      headers: { authorization: `Bearer ${server.token}` },
    }),
  );
  await withHost(page, async ({ api }) => {
    const { people } = await api.people.list();
    const reviewer = people.find(({ roles }) => roles.includes('reviewer'));
    await composer.approvers.add({ name: reviewer?.name ?? '', publicKey });
    const { id: serverId } = await api.publishing.saveServer({
      id: null,
      name: WORDS[language].server,
      url: server.url,
      token: server.token,
    });
    const place = { serverId, templateId, version: 1 };
    await api.publishing.publish(place);
    for (const environment of ['test', 'production'] as const) {
      await api.publishing.activate({ ...place, environment });
    }
    const { dataset } = await api.templates.open({ id: templateId });
    for (const index of [0, 0, 1, 2]) {
      const { record } = await api.datasets.record({ id: dataset?.id ?? '', index });
      await composer.documents.compose({ environment: 'production', templateId, record });
    }
  });
}

type Api = HostClient['api'];

async function withHost<T>(page: Page, act: (host: HostClient) => Promise<T>): Promise<T> {
  const host = await connectHost(page);
  try {
    return await act(host);
  } finally {
    host.close();
    await page.reload();
  }
}

async function seat(api: Api, role: Role): Promise<void> {
  const { people } = await api.people.list();
  const person = people.find(({ roles }) => roles.includes(role));
  if (!person) throw new Error(`Nobody in the workspace is a ${role}.`);
  await api.people.switch({ id: person.id });
}

/** Saves and submits the draft; resolves with the review's id once its evidence is there. */
async function submit(api: Api, templateId: string, note: string): Promise<string> {
  const { revision } = await api.templates.open({ id: templateId });
  const { number } = await api.versions.save({ templateId, revision, note });
  const { id } = await api.reviews.submit({ templateId, version: number, note });
  for await (const { state } of await api.reviews.watch({ id })) {
    if (state === 'failed') throw new Error('The evidence could not be made.');
  }
  return id;
}

/** Approves what waits; answers the reviewer's public key. */
async function approve(api: Api, templateId: string): Promise<string> {
  await seat(api, 'reviewer');
  const { signingKey } = await api.people.createKey({ passphrase: PASSPHRASE });
  const waiting = (await api.reviews.list({ templateId })).find(({ state }) => state === 'open');
  await api.reviews.approve({ id: waiting?.id ?? '', passphrase: PASSPHRASE });
  return signingKey?.publicKey ?? '';
}

/** The edit that replaces words in the first opened text that has them. */
function reword(template: Template, from: string, to: string): { nodeId: string; edit: Edit } {
  for (const [nodeId, node] of Object.entries(template.nodes)) {
    if (!node.edit) continue;
    for (const [language, paragraphs] of Object.entries(node.props.content as unknown as TextContent)) {
      const at = find(paragraphs, from);
      if (at === null) continue;
      const slice = [{ inlines: [{ kind: 'text' as const, text: to }] }];
      const operation = {
        kind: 'replaceText' as const,
        id: nodeId,
        language,
        from: at,
        to: at + from.length,
        slice,
      };
      return { nodeId, edit: { label: 'typing', operations: [operation] } };
    }
  }
  throw new Error(`No opened text says “${from}”.`);
}

/** Where words stand in a text that nothing interrupts; null where they do not. */
function find(paragraphs: readonly Paragraph[], words: string): number | null {
  for (const [index, paragraph] of paragraphs.entries()) {
    let offset = 0;
    for (const inline of paragraph.inlines) {
      const at = inline.kind === 'text' ? inline.text.indexOf(words) : -1;
      if (at >= 0) return positionOf(paragraphs, index, offset + at);
      offset += paragraphLength({ inlines: [inline] });
    }
  }
  return null;
}
