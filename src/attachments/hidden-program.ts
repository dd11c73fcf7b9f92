import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { FileKind } from '../domain/attachments/file-kinds.js';
import { programAmong, startsProgram } from '../domain/attachments/hidden-programs.js';
import { ZIP_END_BYTES, zipDirectory, zipNames } from '../domain/attachments/zip-names.js';

const FIRST_BYTES = 1024;
const LARGEST_DIRECTORY = 1024 * 1024;

/**
 * What runs inside a file whose content is of its kind, by name: a part of an Office file, or a program behind the header.
 * Null where nothing does.
 */
export async function hiddenProgram(path: string, kind: FileKind): Promise<string | null> {
  const handle = await open(path, 'r');
  try {
    if (startsProgram(await bytesAt(handle, 0, FIRST_BYTES))) return 'application/x-executable';
    return kind.isZip === true ? await programInZip(handle) : null;
  } finally {
    await handle.close();
  }
}

async function programInZip(handle: FileHandle): Promise<string | null> {
  const { size } = await handle.stat();
  const length = Math.min(size, ZIP_END_BYTES);
  const directory = zipDirectory(await bytesAt(handle, size - length, length));
  if (directory === null || directory.length > LARGEST_DIRECTORY) return 'application/zip';
  const names = zipNames(await bytesAt(handle, directory.offset, directory.length));
  return names === null ? 'application/zip' : programAmong(names);
}

async function bytesAt(handle: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
