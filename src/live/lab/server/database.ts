import { createStore, get, set } from 'idb-keyval';
import { NEW_BACKEND } from '../../../sim/index.ts';
import type { BackendState, Vault } from '../../../sim/index.ts';
import { DEFAULT_SETTINGS } from './liveSettings.ts';
import type { ServerSettings } from './liveSettings.ts';

/** Everything that the server of live mode is: nothing of it lives in the memory of a page. */
export interface ServerRecord {
  readonly version: 1;
  readonly backend: BackendState;
  readonly settings: ServerSettings;
}

export interface Database {
  read(): Promise<ServerRecord>;
  /** Reads, stores what `change` makes of it, and gives `change`'s result, with no other page in between. */
  update<Result>(change: (record: ServerRecord) => readonly [ServerRecord, Result]): Promise<Result>;
}

const NAME = 'reauth-lab.live';
const KEY = 'server';
const NEW_SERVER: ServerRecord = { version: 1, backend: NEW_BACKEND, settings: DEFAULT_SETTINGS };

/** Opens the one store in IndexedDB that all pages share. A Web Lock keeps their changes apart. */
export function openDatabase(): Database {
  const store = createStore(NAME, 'records');
  const load = async (): Promise<ServerRecord> => {
    const found = await get<ServerRecord>(KEY, store);
    // An earlier build, or a reader in DevTools, may have left something else there.
    return found?.version === 1 ? found : NEW_SERVER;
  };
  return {
    read: () => navigator.locks.request(NAME, load),
    update: (change) =>
      navigator.locks.request(NAME, async () => {
        const record = await load();
        const [next, result] = change(record);
        if (next !== record) await set(KEY, next, store);
        return result;
      }),
  };
}

/** The part of the database that the backend's handlers know. */
export function vaultOf(database: Database): Vault<BackendState> {
  return {
    update: (change) =>
      database.update((record) => {
        const [backend, result] = change(record.backend);
        return [backend === record.backend ? record : { ...record, backend }, result];
      }),
  };
}
