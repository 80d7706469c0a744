/** What `--help` says, for the whole command and for each of its parts. */
export const COMMANDS = ['audit', 'inspect', 'verify', 'salvage', 'sample'] as const;
export type CommandName = (typeof COMMANDS)[number];

export const USAGE = `countersign: audits and reconciles inventory across the systems that hold it

  countersign audit FOLDER [--engagement FILE.countersign] [--after FILE.countersign] [--report FILE.xlsx] [--json FILE.json]
                    [--audit-data FOLDER] [--password-file FILE] [--quiet]
  countersign inspect FILE... [--json]
  countersign verify FILE.countersign [--password-file FILE]
  countersign salvage DAMAGED.countersign INTO.countersign [--password-file FILE]
  countersign sample FOLDER
  countersign --help | --version
  countersign COMMAND --help

audit    reads a folder of exports, pairs what the systems recorded and explains every difference
inspect  says how each export would be read, and loads nothing
verify   checks an engagement file without changing it
salvage  writes what can be read of a damaged engagement into a file of its own
sample   writes the exports of the sample engagement into an empty folder, to try an audit on

Without a window, without a network connection. Exit status: 0 nothing to report, 1 exceptions reported (audit),
2 the input could not be used or a check failed, 130 interrupted.
`;

export const COMMAND_USAGE: Readonly<Record<CommandName, string>> = {
  audit: `countersign audit FOLDER [--engagement FILE.countersign] [--after FILE.countersign] [--report FILE.xlsx] [--json FILE.json]
                         [--audit-data FOLDER] [--password-file FILE] [--quiet]

Reads the exports in FOLDER and the folders below it as its engagement.json describes them; without one, each file is recognised by its
content.

  --engagement FILE  also saves the engagement, to be opened in the desktop program
  --after FILE       audits FOLDER as the period after this engagement: its map, readings of files, owners, tolerances and exceptions
                     go on, and the runs are compared; FILE itself stays as it is
  --password-file FILE  seals the engagement with the password in FILE's first line, and opens one that is sealed with it
  --report FILE      writes the Excel report pack
  --json FILE        writes the result document (docs/result-document.schema.json); - is standard output
  --audit-data FOLDER  writes InventoryOnHand and InventoryTransactions of the AICPA Audit Data Standards into FOLDER
  --quiet            no progress on standard error

Progress goes to standard error, one line a phase. Files are written whole at the very end, each replacing what stood there; an
audit that fails or is interrupted before then writes none. Exit status: 0 no exception reported, 1 exceptions reported,
2 the input could not be used, 130 interrupted.
`,
  inspect: `countersign inspect FILE... [--json]

Says how each export would be read: encoding, delimiter, header line, system, dataset, preset, columns, first typed rows, doubts.
Loads nothing and changes nothing.

  --json             the same for machines, on standard output

Exit status: 0 every file can be read, 2 at least one cannot.
`,
  verify: `countersign verify FILE.countersign [--password-file FILE]

Checks an engagement file without changing it: its own SHA-256, the database, the schema version, the hash chain of the
decisions, the journal beside it, each source against its hash. One line a check. Exit status: 0 sound, 2 not, and then what
can still be read.
`,
  salvage: `countersign salvage DAMAGED.countersign INTO.countersign [--password-file FILE]

Writes what can be read of a damaged engagement into INTO, where nothing may stand yet; DAMAGED and what lies beside it stay as they
are. Tables are read row by row around what is damaged, decisions as far as their chain of hashes is whole, with those of the journal
and of earlier saves. Where every file as received agrees with its SHA-256 all of them are read again, so that no figure rests on what
was damaged. One line a part; what was lost stands in the log of INTO. Exit status: 0 nothing was lost, 1 some was, 2 nothing could be
saved. An earlier save (DAMAGED.countersign.1) that is sound may hold more: npx countersign verify tells.
`,
  sample: `countersign sample FOLDER

Writes the exports of the sample engagement into FOLDER, which is made where it does not exist and has to be empty where it does.
`,
};
