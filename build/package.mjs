// @ts-check
/**
 * `npm run package`: the program as a folder that runs by itself, in `release`. Its fuses are set for shipping (no Node mode, no
 * options or debugger from outside, program from the archive only), read back from the binary, and tried.
 */
import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import { Arch, build, Platform } from 'electron-builder';
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { ensureRuntime } from './runtime.mjs';
import { isSubstitute } from './runtime/substitute.mjs';

const built = spawnSync(process.execPath, [join(root, 'build', 'bundle.mjs'), '--quiet'], { cwd: root, stdio: 'inherit' });
if (built.status !== 0) process.exit(1);
const runtime = await ensureRuntime();
const substitute = await isSubstitute(runtime.folder);

/** Off in what is shipped, whatever Electron turns them on for. @type {Partial<Record<FuseV1Options, boolean>>} */
const FUSES = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: process.platform !== 'linux',
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
};

/** @param {import('electron-builder').AfterPackContext} context */
async function afterPack({ appOutDir, packager, electronPlatformName }) {
  // The substitute's launcher, which would be found before the program.
  rmSync(join(appOutDir, 'resources', 'app'), { recursive: true, force: true });
  const name = packager.appInfo.productFilename;
  const binary = join(appOutDir, electronPlatformName === 'darwin' ? `${name}.app`
    : electronPlatformName === 'win32' ? `${name}.exe` : 'countersign');
  await flipFuses(binary, { version: FuseVersion.V1, resetAdHocDarwinSignature: electronPlatformName === 'darwin', ...FUSES });
  const wire = /** @type {Record<string, unknown>} */ (await getCurrentFuseWire(binary));
  for (const [fuse, wanted] of Object.entries(FUSES)) {
    if (wire[fuse] !== (wanted ? FuseState.ENABLE : FuseState.DISABLE)) {
      throw new Error(`the fuse ${FuseV1Options[Number(fuse)]} is not ${wanted ? 'on' : 'off'} in ${binary}`);
    }
  }
  console.log(`fuses set and read back in ${binary}`);
}

const platform = Platform.current();
await build({
  targets: platform.createTarget('dir', process.arch === 'arm64' ? Arch.arm64 : Arch.x64),
  projectDir: root,
  publish: 'never',
  config: {
    appId: 'app.countersign', productName: 'Countersign', directories: { output: 'release' }, npmRebuild: false, asar: true,
    linux: { executableName: 'countersign', category: 'Office' },
    // Everything is in the bundles; README is what Help opens, which takes a file outside the archive.
    extraResources: [{ from: 'README.md', to: 'README.md' }],
    files: ['dist/main/**', 'dist/preload/**', 'dist/engine/**', 'dist/renderer/**', 'dist/vendor/**', 'dist/sql-wasm.wasm',
      'package.json', '!node_modules/**'],
    ...(substitute ? { electronDist: runtime.folder } : {}),
    electronVersion: runtime.version,
    afterPack,
  },
});

const binary = join(root, 'release', 'linux-unpacked', 'countersign');
if (existsSync(binary)) {
  const started = spawnSync(binary, ['-p', '1'], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, encoding: 'utf8', timeout: 5_000 });
  if (started.stdout?.trim() === '1') throw new Error('the packaged program still runs as Node');
}
