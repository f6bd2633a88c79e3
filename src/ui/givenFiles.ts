/** A file that was picked or dropped, with the way to it from the folder that came. */
export interface GivenFile {
  /** `src/api/base.ts` of a folder `src`; a file that came alone is its name. */
  readonly path: string;
  readonly file: File;
}

/** Folders that nobody has written. */
const LEFT_OUT = /^(node_modules|dist|build|coverage|\..*)$/;

/** With so many files a folder is too much for any page, and its reader is told so: no more are looked for. */
const MOST = 3_000;

/** Files as an input of the page gives them. */
export function pickedFiles(files: FileList | null): readonly GivenFile[] {
  return [...(files ?? [])]
    .map((file) => ({ path: file.webkitRelativePath || file.name, file }))
    .filter(
      ({ path }) =>
        !path
          .split('/')
          .slice(0, -1)
          .some((folder) => LEFT_OUT.test(folder)),
    );
}

/** Files, and all in folders, as they are dropped. It has to be called while the event is. */
export async function droppedFiles({ items, files }: DataTransfer): Promise<readonly GivenFile[]> {
  const plain = pickedFiles(files);
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (!entries.some(({ isDirectory }) => isDirectory)) return plain;
  const found: GivenFile[] = [];
  for (const entry of entries) await collect(entry, found);
  return found;
}

async function collect(entry: FileSystemEntry, found: GivenFile[]): Promise<void> {
  if (found.length >= MOST) return;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    found.push({ path: entry.fullPath.replace(/^\//, ''), file });
  }
  if (!isFolder(entry) || LEFT_OUT.test(entry.name)) return;
  const reader = entry.createReader();
  // It gives a hundred at once, and none when there are no more.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const one of some) await collect(one, found);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
