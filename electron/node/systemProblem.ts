import { ProblemError, type Problem, type ProblemCode } from '../../src/domain/problem.ts';

/** What a failure of the file system means to the person whose file it is. */
interface Meaning {
  readonly code: ProblemCode;
  readonly message: string;
  readonly remedy: string;
}

const READING: Readonly<Record<string, Meaning>> = {
  ENOENT: {
    code: 'not_found', message: 'The file or folder is not there.', remedy: 'Check its name, and that its drive is connected.',
  },
  EACCES: {
    code: 'unreadable', message: 'The file or folder may not be read.', remedy: 'Ask for the right to read it, or copy it elsewhere.',
  },
  EPERM: {
    code: 'unreadable', message: 'The file or folder may not be read.', remedy: 'Ask for the right to read it, or copy it elsewhere.',
  },
  EISDIR: { code: 'not_a_file', message: 'This is a folder, where a file is needed.', remedy: 'Choose the file inside it.' },
  ENOTDIR: {
    code: 'not_a_folder', message: 'This is a file, where a folder is needed.', remedy: 'Choose the folder the file is in.',
  },
  EBUSY: { code: 'unreadable', message: 'Another program holds the file.', remedy: 'Close it there and try again.' },
  ELOOP: { code: 'unreadable', message: 'The link leads round in a circle.', remedy: 'Choose the file itself.' },
};

const WRITING: Readonly<Record<string, Meaning>> = {
  ENOSPC: { code: 'disk_full', message: 'The disk is full; nothing was changed.', remedy: 'Make room, or save to another disk.' },
  EDQUOT: {
    code: 'disk_full', message: 'Your quota on the disk is used up; nothing was changed.', remedy: 'Make room, or save elsewhere.',
  },
  EFBIG: {
    code: 'disk_full', message: 'The disk takes no file of this size; nothing was changed.', remedy: 'Save to another disk.',
  },
  EROFS: { code: 'not_written', message: 'The disk is read-only; nothing was changed.', remedy: 'Save to another disk.' },
  EACCES: {
    code: 'not_written', message: 'The folder may not be written to; nothing was changed.', remedy: 'Save to a folder of your own.',
  },
  EPERM: {
    code: 'not_written', message: 'The file may not be replaced; nothing was changed.', remedy: 'Save under another name.',
  },
  ENOENT: {
    code: 'not_written', message: 'The folder is not there; nothing was written.', remedy: 'Make the folder, or choose another.',
  },
  ENOTDIR: {
    code: 'not_written', message: 'Part of the path is a file and no folder; nothing was written.', remedy: 'Choose another folder.',
  },
  EISDIR: { code: 'not_written', message: 'A folder has this name; nothing was written.', remedy: 'Choose another name.' },
  ENAMETOOLONG: { code: 'not_written', message: 'The name is too long; nothing was written.', remedy: 'Choose a shorter name.' },
  EBUSY: {
    code: 'not_written', message: 'Another program holds the file; nothing was changed.', remedy: 'Close it there (Excel?) and try again.',
  },
  EIO: {
    code: 'not_written', message: 'The disk reported an error; the old file was kept.',
    remedy: 'Save to another disk, and have this one checked.',
  },
};

/** A failure of the file system while reading, as a problem that names the file. */
export function readingProblem(error: unknown, path: string): ProblemError {
  return problemOf(error, path, READING, { code: 'unreadable', message: 'The file could not be read.', remedy: 'Try a copy of it.' });
}

/** A failure of the file system while writing, as a problem that names the file. */
export function writingProblem(error: unknown, path: string): ProblemError {
  return problemOf(error, path, WRITING, {
    code: 'not_written', message: 'The file could not be written; the old one was kept.', remedy: 'Save to another folder or disk.',
  });
}

/** The system's code of an error (`ENOENT`), or an empty text. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function problemOf(error: unknown, path: string, known: Readonly<Record<string, Meaning>>, otherwise: Meaning): ProblemError {
  if (error instanceof ProblemError) return error;
  const code = systemCode(error);
  const meaning = known[code];
  const problem: Problem = meaning === undefined
    ? { ...otherwise, file: path, found: code === '' ? String(error) : code }
    : { ...meaning, file: path };
  return new ProblemError(problem);
}
