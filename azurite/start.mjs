// Starts the storage emulator, on every system and in the container. Usage:
//   node start.mjs [--address ADDRESS] [--data FOLDER] [options of Azurite]
// It refuses what would do harm without a word: the well-known account beyond this machine, and a damaged data folder.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isIPv4 } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const envFile = join(here, '.env');
const wellKnownAccount = 'devstoreaccount1';
const wellKnownKeyHash = '0011cc25eb4320717494d2703e8cba85743e71b500283c21c8b88147992f9059';
const shortestKeyBytes = 32;

class Refusal extends Error {}

function readArguments(given) {
  const options = { address: '127.0.0.1', data: join(here, 'data'), rest: [] };
  for (let i = 0; i < given.length; i++) {
    const [name, attached] = given[i].split(/=(.*)/s);
    if (name === '--address' || name === '--data') {
      const value = attached ?? given[++i];
      if (!value) throw new Refusal(`${name} needs a value.`);
      options[name.slice(2)] = value;
    } else if (['--blobHost', '--queueHost', '--tableHost'].includes(name)) {
      throw new Refusal(`${name} is not taken: use --address, which checks the account too.`);
    } else if (['--location', '-l'].includes(name)) {
      throw new Refusal(`${name} is not taken: use --data, whose files are checked.`);
    } else {
      options.rest.push(given[i]);
    }
  }

  options.address = options.address === 'localhost' ? '127.0.0.1' : options.address;
  if (!isIPv4(options.address)) {
    throw new Refusal(`--address ${options.address} is no IPv4 address.`);
  }

  return options;
}

// Azurite falls back to its well-known account when it cannot read AZURITE_ACCOUNTS, so each part of it is checked here.
function checkAccounts(text) {
  for (const entry of text.trim().split(';').filter(part => part.length > 0)) {
    const [account, ...keys] = entry.split(':');
    if (!/^[a-z0-9]{3,24}$/.test(account)) {
      throw new Refusal('AZURITE_ACCOUNTS: an account is named with 3 to 24 lower-case letters and digits.');
    }

    if (keys.length < 1 || keys.length > 2 || !keys.every(isKey)) {
      throw new Refusal(`AZURITE_ACCOUNTS: the account ${account} needs one key or two, each of ${shortestKeyBytes} bytes or more in base64, as in ACCOUNT:KEY or ACCOUNT:KEY:KEY.`);
    }

    if (account === wellKnownAccount || keys.some(isWellKnown)) {
      throw new Refusal('AZURITE_ACCOUNTS: the well-known account and key are printed in every manual. Choose others.');
    }
  }
}

function isKey(text) {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) && Buffer.from(text, 'base64').length >= shortestKeyBytes;
}

function isWellKnown(key) {
  return createHash('sha256').update(key).digest('hex') === wellKnownKeyHash;
}

// Without accounts of its own it has the well-known one, and stays on this machine.
function settleAccounts(address) {
  const isLocal = address.startsWith('127.');
  if (!isLocal && !process.env.AZURITE_ACCOUNTS && existsSync(envFile)) {
    const line = readFileSync(envFile, 'utf8').split('\n').find(text => text.startsWith('AZURITE_ACCOUNTS='));
    process.env.AZURITE_ACCOUNTS = line?.slice('AZURITE_ACCOUNTS='.length).trim() ?? '';
  }

  const accounts = process.env.AZURITE_ACCOUNTS ?? '';
  if (accounts.replaceAll(';', '').trim().length > 0) {
    checkAccounts(accounts);
  } else if (!isLocal) {
    throw new Refusal(`At ${address} other machines reach it, so it needs an account and key of its own: set AZURITE_ACCOUNTS=ACCOUNT:KEY, or let start.sh write one into ${envFile}.`);
  } else {
    delete process.env.AZURITE_ACCOUNTS;
  }
}

// With a cut file Azurite opens no port and says nothing; with an empty one it starts without any container or queue.
function checkData(folder) {
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder).filter(name => /^__azurite_db_.*\.json$/.test(name))) {
    try {
      JSON.parse(readFileSync(join(folder, file), 'utf8'));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw new Refusal(`${join(folder, file)} is damaged (a power cut or a full disk does that). Nothing was started or changed. Put back a copy of the whole folder, as docs/TWO_MACHINES.md says.`);
    }
  }
}

function launch(options) {
  const script = join(here, 'node_modules', 'azurite', 'dist', 'src', 'azurite.js');
  if (!existsSync(script)) {
    throw new Refusal(`Azurite is not installed. Run npm ci --ignore-scripts in ${here}.`);
  }

  // Tables are not used, so they never leave this machine. Clients newer than the emulator are let in: the real
  // Functions host's is, and ours asks for a version that the emulator knows.
  process.argv = [
    process.argv[0], script,
    '--blobHost', options.address, '--queueHost', options.address, '--tableHost', '127.0.0.1',
    ...(options.rest.includes('--inMemoryPersistence') ? [] : ['--location', resolve(options.data)]),
    '--skipApiVersionCheck', '--disableProductStyleUrl', '--disableTelemetry',
    ...options.rest,
  ];
  createRequire(import.meta.url)(script);
}

try {
  const options = readArguments(process.argv.slice(2));
  settleAccounts(options.address);
  if (!options.rest.includes('--inMemoryPersistence')) checkData(resolve(options.data));
  launch(options);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
