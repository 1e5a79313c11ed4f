/** Folders of people and of organisations, and what lies in which. A workbook in an organisation's folder is its own. */
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { type Result, done, refused } from '#model';
import { type ErrorCode, refuse } from '../errors.ts';
import { type Env, body, givenText, story } from '../http.ts';
import { allowed } from '../identity/access.ts';
import { newId } from '../identity/secrets.ts';
import type { Settings } from '../settings.ts';
import type { Folder } from '../storage/identity.ts';
import type { SharingWorld } from './sharing-routes.ts';
import { isFull } from './workbook-limits.ts';

const longestName = 100;

const folderBody = v.object({ id: v.string(), name: v.string(), organisation: v.nullable(v.string()) });
const name = givenText(longestName);
const always = ['noSession', 'notFound'] as const;

/** /api/folders */
export function folderRoutes({ storage, now }: SharingWorld): Hono<Env> {
  const isMember = async (c: Context<Env>, organisation: string): Promise<boolean> =>
    (await storage.listMemberships(c.get('person').id)).some(({ id }) => id === organisation);
  /** A folder of one's own or of an organisation that one belongs to: its members keep it in order together. */
  const find = async (c: Context<Env>): Promise<Result<Folder, ErrorCode>> => {
    const folder = await storage.readFolder(c.req.param('id') ?? '');
    const isMine =
      folder &&
      (folder.organisation === null
        ? folder.person === c.get('person').id
        : await isMember(c, folder.organisation));
    return folder && isMine ? done(folder) : refused('notFound');
  };
  return new Hono<Env>()
    .get(
      '/',
      story({
        summary: "My folders and my organisations', by name",
        tag: 'workbooks',
        answers: v.object({ folders: v.array(folderBody) }),
        refuses: ['noSession'],
      }),
      async (c) => c.json({ folders: [...(await storage.listFolders(c.get('person').id))] }),
    )
    .post(
      '/',
      story({
        summary: 'Makes a folder of my own, or of an organisation that I belong to',
        tag: 'workbooks',
        answers: folderBody,
        status: 201,
        refuses: [...always, 'badRequest', 'wrongOrigin'],
      }),
      body(v.object({ name, organisation: v.optional(v.nullable(v.string()), null) })),
      async (c) => {
        const { name, organisation } = c.req.valid('json');
        if (organisation !== null && !(await isMember(c, organisation))) return refuse(c, 'notFound');
        const folder = { id: newId(), name, organisation };
        await storage.createFolder(
          { ...folder, person: organisation === null ? c.get('person').id : null },
          now(),
        );
        return c.json(folder, 201);
      },
    )
    .patch(
      '/:id',
      story({
        summary: 'Renames a folder',
        tag: 'workbooks',
        answers: 'nothing',
        refuses: [...always, 'badRequest', 'wrongOrigin'],
      }),
      body(v.object({ name })),
      async (c) => {
        const found = await find(c);
        if (!found.ok) return refuse(c, found.error);
        await storage.renameFolder(found.value.id, c.req.valid('json').name);
        return c.body(null, 204);
      },
    )
    .delete(
      '/:id',
      story({
        summary: 'Removes a folder; what lay in it lies beside it afterwards',
        tag: 'workbooks',
        answers: 'nothing',
        refuses: [...always, 'wrongOrigin'],
      }),
      async (c) => {
        const found = await find(c);
        if (!found.ok) return refuse(c, found.error);
        await storage.removeFolder(found.value.id);
        return c.body(null, 204);
      },
    );
}

export interface PlaceWorld extends SharingWorld {
  readonly settings: Pick<Settings, 'workbooks'>;
}

/** /api/workbooks/:id/place */
export function placeRoutes({ storage, rooms, settings }: PlaceWorld): Hono<Env> {
  return new Hono<Env>().put(
    '/:id/place',
    story({
      summary:
        'Puts a workbook into a folder, or gives it to an organisation that I belong to, or back to its owners',
      tag: 'workbooks',
      answers: 'nothing',
      refuses: [
        'noSession',
        'forbidden',
        'notFound',
        'deleted',
        'badRequest',
        'wrongOrigin',
        'ownerStays',
        'tooManyWorkbooks',
      ],
    }),
    body(v.object({ organisation: v.nullable(v.string()), folder: v.nullable(v.string()) })),
    async (c) => {
      const found = await allowed(storage, c, 'own');
      if (!found.ok) return refuse(c, found.error);
      const { id, organisation: before } = found.value.workbook;
      const person = c.get('person').id;
      const place = c.req.valid('json');
      const mine = await storage.listMemberships(person);
      if (place.organisation !== null && !mine.some((one) => one.id === place.organisation))
        return refuse(c, 'notFound');
      const folder = place.folder === null ? undefined : await storage.readFolder(place.folder);
      const isFitting =
        folder &&
        folder.organisation === place.organisation &&
        (folder.organisation !== null || folder.person === person);
      if (place.folder !== null && !isFitting) return refuse(c, 'notFound');
      const { people } = await storage.readShares(id);
      if (place.organisation === null && !people.some(({ role }) => role === 'owner'))
        return refuse(c, 'ownerStays');
      const { organisation } = place;
      if (organisation !== null && organisation !== before) {
        const counts = await storage.countWorkbooks({ organisation });
        if (isFull(counts, settings.workbooks.organisation)) return refuse(c, 'tooManyWorkbooks');
      }
      await storage.place(id, place);
      await rooms.reconsider(id);
      await rooms.readCprRules(id);
      return c.body(null, 204);
    },
  );
}
