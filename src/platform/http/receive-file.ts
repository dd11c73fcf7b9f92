import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { discardSome } from './discard-some.js';
import { fieldError, Problem } from './problem.js';

/** A file as it came in, whole, in a place of its own until somebody keeps or removes it. */
export type ReceivedFile = {
  readonly path: string;
  /** As sent. */
  readonly name: string;
  readonly sizeBytes: number;
  readonly sha256: Buffer;
};

export type Reception = {
  readonly file: ReceivedFile;
  /** The text parts sent beside it. */
  readonly fields: Readonly<Record<string, string>>;
};

export type ReceptionRules = {
  readonly incoming: string;
  readonly largest: number;
  /** Thrown when the file is larger. */
  readonly tooLarge: () => Problem;
  readonly fieldNames: readonly string[];
};

/** Boundaries, part headers and text parts beside the file itself. */
const AROUND_THE_FILE = 16 * 1024;
const LONGEST_FIELD = 1_000;

/**
 * Reads the one file of a multipart body onto the disk, never more than its limit, and hands it to `use`; it is removed
 * afterwards unless `use` moved it away. Throws 400 for a body that is not as declared, 413 before it reads on.
 */
export async function withReceivedFile<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  rules: ReceptionRules,
  use: (reception: Reception) => Promise<T>,
): Promise<T> {
  const path = join(rules.incoming, randomUUID());
  try {
    return await use(await receive(request, path, rules));
  } catch (error) {
    if (!request.raw.readableEnded) discardSome(request.raw, reply.raw);
    throw asProblem(error);
  } finally {
    await rm(path, { force: true });
  }
}

async function receive(request: FastifyRequest, path: string, rules: ReceptionRules): Promise<Reception> {
  if (!request.isMultipart()) throw new Problem('media_type.unsupported', { detail: FORM_WANTED });
  if (Number(request.headers['content-length'] ?? 0) > rules.largest + AROUND_THE_FILE) throw rules.tooLarge();
  await mkdir(rules.incoming, { recursive: true, mode: 0o700 });
  const limits = { fileSize: rules.largest, files: 1, fields: 10, fieldSize: LONGEST_FIELD, parts: 11 };
  const fields: Record<string, string> = {};
  let file: ReceivedFile | null = null;
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') file = await write(part, path, rules);
    else fields[part.fieldname] = textOf(part, rules);
  }
  if (file === null) throw Problem.invalid(fieldError('/file', 'field.required'));
  return { file, fields };
}

async function write(part: MultipartFile, path: string, { tooLarge }: ReceptionRules): Promise<ReceivedFile> {
  if (part.fieldname !== 'file') throw Problem.invalid(fieldError(`/${part.fieldname}`, 'field.unknown'));
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      done(null, chunk);
    },
  });
  part.file.once('limit', () => part.file.destroy(tooLarge()));
  await pipeline(part.file, counting, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
  return { path, name: part.filename, sizeBytes, sha256: hash.digest() };
}

function textOf(part: Exclude<Multipart, MultipartFile>, { fieldNames }: ReceptionRules): string {
  const { fieldname, value } = part;
  if (!fieldNames.includes(fieldname)) throw Problem.invalid(fieldError(`/${fieldname}`, 'field.unknown'));
  if (typeof value !== 'string') throw Problem.invalid(fieldError(`/${fieldname}`, 'field.text'));
  return value;
}

/** Whatever the reader of the form throws by itself is about a form that is not as declared. */
function asProblem(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isOfReader =
    code.startsWith('FST_') || (error instanceof Error && /multipart|terminated early/i.test(error.message));
  return isOfReader && !(error instanceof Problem) ? new Problem('request.malformed', { detail: FORM_BROKEN }) : error;
}

const FORM_WANTED = {
  es: 'Envíe el archivo como multipart/form-data, en la parte «file».',
  en: 'Send the file as multipart/form-data, in the part “file”.',
};

const FORM_BROKEN = {
  es: 'El formulario multipart no se puede leer: lleva una sola parte «file».',
  en: 'The multipart form cannot be read: it takes one part “file”.',
};
